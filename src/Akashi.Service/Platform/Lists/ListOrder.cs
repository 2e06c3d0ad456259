using System.Linq.Expressions;

namespace Akashi.Service.Platform.Lists;

/// <summary>A row of a list as far as its order goes: what an index holds, so that no more than that is read to find a page.</summary>
/// <typeparam name="TKey">What the list is ordered by.</typeparam>
public sealed class ListedRow<TKey>
{
    /// <summary>What the list is ordered by.</summary>
    public required TKey Key { get; init; }

    /// <summary>Id, which orders rows of one key.</summary>
    public required Guid Id { get; init; }
}

/// <summary>The orders of lists.</summary>
public static class ListOrder
{
    /// <summary>By instants, the oldest first.</summary>
    public static ListOrder<DateTimeOffset> OldestFirst { get; } = new ByInstant(false);

    /// <summary>By instants, the newest first.</summary>
    public static ListOrder<DateTimeOffset> NewestFirst { get; } = new ByInstant(true);

    /// <summary>By numbers, the highest first.</summary>
    public static ListOrder<int> HighestFirst { get; } = new ByNumber();

    /// <summary>By texts, in the order of their code points.</summary>
    public static ListOrder<string> ByText { get; } = new ByTextOf();

    private sealed class ByInstant(bool descending) : ListOrder<DateTimeOffset>(descending)
    {
        protected override Expression<Func<ListedRow<DateTimeOffset>, bool>> Above(DateTimeOffset key, Guid id) =>
            r => r.Key >= key && (r.Key > key || r.Id > id);

        protected override Expression<Func<ListedRow<DateTimeOffset>, bool>> Below(DateTimeOffset key, Guid id) =>
            r => r.Key <= key && (r.Key < key || r.Id < id);

        protected override long NumberOf(DateTimeOffset key) => key.UtcTicks;

        protected override bool TryKey(long number, out DateTimeOffset key)
        {
            var known = number >= DateTimeOffset.MinValue.UtcTicks && number <= DateTimeOffset.MaxValue.UtcTicks;
            key = known ? new DateTimeOffset(number, TimeSpan.Zero) : default;
            return known;
        }
    }

    private sealed class ByNumber() : ListOrder<int>(descending: true)
    {
        protected override Expression<Func<ListedRow<int>, bool>> Above(int key, Guid id) => r => r.Key >= key && (r.Key > key || r.Id > id);

        protected override Expression<Func<ListedRow<int>, bool>> Below(int key, Guid id) => r => r.Key <= key && (r.Key < key || r.Id < id);

        protected override long NumberOf(int key) => key;

        protected override bool TryKey(long number, out int key)
        {
            var known = number is >= int.MinValue and <= int.MaxValue;
            key = known ? (int)number : 0;
            return known;
        }
    }

    private sealed class ByTextOf() : ListOrder<string>(descending: false)
    {
#pragma warning disable CA1309, CA1310 // Both engines compare by code point (decision 0002); no culture reaches them.
        protected override Expression<Func<ListedRow<string>, bool>> Above(string key, Guid id) =>
            r => string.Compare(r.Key, key) >= 0 && (string.Compare(r.Key, key) > 0 || r.Id > id);

        protected override Expression<Func<ListedRow<string>, bool>> Below(string key, Guid id) =>
            r => string.Compare(r.Key, key) <= 0 && (string.Compare(r.Key, key) < 0 || r.Id < id);
#pragma warning restore CA1309, CA1310

        // A text may be somebody's name, and no address holds one.
        protected override long NumberOf(string key) => 0;

        protected override bool TryKey(long number, out string key)
        {
            key = "";
            return false;
        }
    }
}

/// <summary>
/// The order of a list: by a key, and by id among the rows of one key. What lies beyond a row is told by "key at least … and (key more than … or id more
/// than …)": the first half lets an index begin where the page does.
/// </summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="descending">Whether the highest key comes first.</param>
public abstract class ListOrder<TKey>(bool descending)
{
    internal IQueryable<ListedRow<TKey>> After(IQueryable<ListedRow<TKey>> rows, ListedRow<TKey> row) =>
        rows.Where(descending ? Below(row.Key, row.Id) : Above(row.Key, row.Id));

    internal IQueryable<ListedRow<TKey>> Before(IQueryable<ListedRow<TKey>> rows, ListedRow<TKey> row) =>
        rows.Where(descending ? Above(row.Key, row.Id) : Below(row.Key, row.Id));

    internal IQueryable<ListedRow<TKey>> FromStart(IQueryable<ListedRow<TKey>> rows) => Sorted(rows, descending);

    internal IQueryable<ListedRow<TKey>> FromEnd(IQueryable<ListedRow<TKey>> rows) => Sorted(rows, !descending);

    internal ListCursor CursorAt(ListWay way, ListedRow<TKey> row) => new(way, NumberOf(row.Key), row.Id);

    /// <summary>The row that a cursor names; null where its key is to be looked up, or is none.</summary>
    internal ListedRow<TKey>? RowOf(ListCursor cursor) => TryKey(cursor.Key, out var key) ? new ListedRow<TKey> { Key = key, Id = cursor.Id } : null;

    /// <summary>Rows that come after a place where keys ascend.</summary>
    protected abstract Expression<Func<ListedRow<TKey>, bool>> Above(TKey key, Guid id);

    /// <summary>Rows that come before it there.</summary>
    protected abstract Expression<Func<ListedRow<TKey>, bool>> Below(TKey key, Guid id);

    /// <summary>The key as a cursor holds it; 0 where a cursor may not.</summary>
    protected abstract long NumberOf(TKey key);

    /// <summary>Undoes <see cref="NumberOf"/>; false where the number is no key.</summary>
    protected abstract bool TryKey(long number, out TKey key);

    private static IQueryable<ListedRow<TKey>> Sorted(IQueryable<ListedRow<TKey>> rows, bool down) =>
        down ? rows.OrderByDescending(r => r.Key).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.Key).ThenBy(r => r.Id);
}
