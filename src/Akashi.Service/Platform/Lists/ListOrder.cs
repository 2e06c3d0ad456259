using System.Linq.Expressions;

namespace Akashi.Service.Platform.Lists;

/// <summary>The ordering part of a row: only what an index holds, so that finding a page reads the index alone.</summary>
/// <typeparam name="TKey">Type of the key that orders the list.</typeparam>
public sealed class ListedRow<TKey>
{
    /// <summary>The key that orders the list.</summary>
    public required TKey Key { get; init; }

    /// <summary>Id of the row; orders rows with the same key.</summary>
    public required Guid Id { get; init; }
}

/// <summary>The available orders of lists.</summary>
public static class ListOrder
{
    /// <summary>By time, oldest first.</summary>
    public static ListOrder<DateTimeOffset> OldestFirst { get; } = new ByInstant(false);

    /// <summary>By time, newest first.</summary>
    public static ListOrder<DateTimeOffset> NewestFirst { get; } = new ByInstant(true);

    /// <summary>By number, highest first.</summary>
    public static ListOrder<int> HighestFirst { get; } = new ByNumber();

    /// <summary>By text, in the order of code points.</summary>
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

        // A text may be a person's name, which must not appear in an address.
        protected override long NumberOf(string key) => 0;

        protected override bool TryKey(long number, out string key)
        {
            key = "";
            return false;
        }
    }
}

/// <summary>
/// The order of a list: by a key, then by id among rows with the same key. The rows beyond a row are those with "key at least … and (key more than …
/// or id more than …)": the first condition lets the database start in the index where the page begins.
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

    /// <summary>The row that a cursor names; null if the key has to be looked up or is invalid.</summary>
    internal ListedRow<TKey>? RowOf(ListCursor cursor) => TryKey(cursor.Key, out var key) ? new ListedRow<TKey> { Key = key, Id = cursor.Id } : null;

    /// <summary>Matches the rows after a place in ascending order.</summary>
    protected abstract Expression<Func<ListedRow<TKey>, bool>> Above(TKey key, Guid id);

    /// <summary>Matches the rows before a place in ascending order.</summary>
    protected abstract Expression<Func<ListedRow<TKey>, bool>> Below(TKey key, Guid id);

    /// <summary>The key as stored in a cursor; 0 if a cursor may not hold it.</summary>
    protected abstract long NumberOf(TKey key);

    /// <summary>Reverses <see cref="NumberOf"/>; false if the number is not a key.</summary>
    protected abstract bool TryKey(long number, out TKey key);

    private static IQueryable<ListedRow<TKey>> Sorted(IQueryable<ListedRow<TKey>> rows, bool down) =>
        down ? rows.OrderByDescending(r => r.Key).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.Key).ThenBy(r => r.Id);
}
