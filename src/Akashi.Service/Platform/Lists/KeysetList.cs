using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Lists;

/// <summary>
/// A list that is read page by page. A page begins next to a row rather than at an offset, so a later page costs no more than the first, and rows that
/// are added or removed in the meantime cause no repeated or skipped rows (decision 0023).
/// </summary>
/// <typeparam name="TKey">Type of the key that orders the list.</typeparam>
/// <param name="order">Order of the list.</param>
/// <param name="parts">
/// The parts of the list. Each is a range of an index in the list's order, such as the applications for one qualification in one state. No row is in
/// more than one part.
/// </param>
public sealed class KeysetList<TKey>(ListOrder<TKey> order, IReadOnlyList<IQueryable<ListedRow<TKey>>> parts)
{
    /// <summary>Number of rows on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Rows beyond this number are not counted.</summary>
    public const int MostCounted = 1000;

    /// <summary>Reads a page.</summary>
    /// <param name="from">Where the page begins; null for the first page.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<ListPage<TKey>> ReadAsync(ListCursor? from, CancellationToken ct)
    {
        if (parts.Count == 0) return new ListPage<TKey>([], new ListCount(0, false), null, null);
        var count = await CountAsync(ct);
        var row = from is null ? null : order.RowOf(from) ?? await FindAsync(from.Id, ct);
        var page = row is null ? null : from!.Way == ListWay.Next ? await AfterAsync(row, count, ct) : await BeforeAsync(row, count, ct);
        return page ?? await FirstAsync(count, ct);
    }

    private async Task<ListCount> CountAsync(CancellationToken ct)
    {
        var found = await Merged(p => order.FromStart(p).Take(MostCounted + 1)).CountAsync(ct);
        return new ListCount(Math.Min(found, MostCounted), found > MostCounted);
    }

    // Null if the row is no longer in the list, or never was.
    private Task<ListedRow<TKey>?> FindAsync(Guid id, CancellationToken ct) => Merged(p => p.Where(r => r.Id == id)).SingleOrDefaultAsync(ct);

    private async Task<ListPage<TKey>> FirstAsync(ListCount count, CancellationToken ct)
    {
        var rows = await FromStartAsync(p => p, ct);
        return new ListPage<TKey>([.. rows.Take(PageSize)], count, null, NextOf(rows));
    }

    private async Task<ListPage<TKey>> AfterAsync(ListedRow<TKey> row, ListCount count, CancellationToken ct)
    {
        var rows = await FromStartAsync(p => order.After(p, row), ct);
        // No rows are left after this one: show the last page instead.
        if (rows.Count == 0) return await BackwardsAsync(p => p, count, isEnd: true, ct) ?? await FirstAsync(count, ct);
        return new ListPage<TKey>([.. rows.Take(PageSize)], count, order.CursorAt(ListWay.Previous, rows[0]), NextOf(rows));
    }

    private Task<ListPage<TKey>?> BeforeAsync(ListedRow<TKey> row, ListCount count, CancellationToken ct) =>
        BackwardsAsync(p => order.Before(p, row), count, isEnd: false, ct);

    // Null if at most one page of rows is left before the start: the caller then shows the whole first page.
    private async Task<ListPage<TKey>?> BackwardsAsync(
        Func<IQueryable<ListedRow<TKey>>, IQueryable<ListedRow<TKey>>> cut, ListCount count, bool isEnd, CancellationToken ct)
    {
        var rows = await order.FromEnd(Merged(p => order.FromEnd(cut(p)).Take(PageSize + 1))).Take(PageSize + 1).ToListAsync(ct);
        if (rows.Count <= PageSize) return null;
        List<ListedRow<TKey>> page = [.. rows.Take(PageSize).Reverse()];
        return new ListPage<TKey>(page, count, order.CursorAt(ListWay.Previous, page[0]), isEnd ? null : order.CursorAt(ListWay.Next, page[^1]));
    }

    private Task<List<ListedRow<TKey>>> FromStartAsync(Func<IQueryable<ListedRow<TKey>>, IQueryable<ListedRow<TKey>>> cut, CancellationToken ct) =>
        order.FromStart(Merged(p => order.FromStart(cut(p)).Take(PageSize + 1))).Take(PageSize + 1).ToListAsync(ct);

    private ListCursor? NextOf(List<ListedRow<TKey>> rows) => rows.Count > PageSize ? order.CursorAt(ListWay.Next, rows[PageSize - 1]) : null;

    // One statement reads all parts, so that a row that moves from one part to another in the meantime is seen once. Joining in pairs keeps the
    // expression shallow.
    private IQueryable<ListedRow<TKey>> Merged(Func<IQueryable<ListedRow<TKey>>, IQueryable<ListedRow<TKey>>> cut)
    {
        List<IQueryable<ListedRow<TKey>>> all = [.. parts.Select(cut)];
        while (all.Count > 1) all = [.. all.Chunk(2).Select(pair => pair is [var one, var other] ? one.Concat(other) : pair[0])];
        return all[0];
    }
}
