namespace Akashi.Service.Platform.Lists;

/// <summary>Length of a list, as far as it was counted.</summary>
/// <param name="Rows">Number of rows counted.</param>
/// <param name="AndMore">Whether there are more rows than that.</param>
public readonly record struct ListCount(int Rows, bool AndMore);

/// <summary>A page of a list: its rows, and where the previous and next pages begin. The contents of a row are loaded by its id.</summary>
/// <typeparam name="TKey">Type of the key that orders the list.</typeparam>
/// <param name="Rows">The rows, in the list's order.</param>
/// <param name="Count">Length of the whole list.</param>
/// <param name="Previous">Where the previous page begins; null on the first page.</param>
/// <param name="Next">Where the next page begins; null on the last page.</param>
public sealed record ListPage<TKey>(IReadOnlyList<ListedRow<TKey>> Rows, ListCount Count, ListCursor? Previous, ListCursor? Next)
{
    /// <summary>Ids of the rows.</summary>
    public IReadOnlyList<Guid> Ids { get; } = [.. Rows.Select(r => r.Id)];

    /// <summary>Sorts the loaded rows in the list's order. Rows removed in the meantime are left out.</summary>
    public IEnumerable<TRow> InOrder<TRow>(IEnumerable<TRow> loaded, Func<TRow, Guid> idOf)
    {
        var byId = loaded.ToDictionary(idOf);
        return Ids.Where(byId.ContainsKey).Select(id => byId[id]);
    }

    /// <summary>The links to the other pages.</summary>
    /// <param name="address">Address of the list.</param>
    public PageLinks LinksOn(ListAddress address) => new(
        Count, Previous is null ? null : address.At(null), Previous is null ? null : address.At(Previous), Next is null ? null : address.At(Next));
}

/// <summary>The links from a page of a list to its other pages, as shown by _Pages.cshtml.</summary>
/// <param name="Count">Length of the whole list.</param>
/// <param name="First">Address of the first page; null on the first page itself.</param>
/// <param name="Previous">Address of the previous page; null if there is none.</param>
/// <param name="Next">Address of the next page; null if there is none.</param>
public sealed record PageLinks(ListCount Count, string? First, string? Previous, string? Next)
{
    /// <summary>No links, for a page that shows no list.</summary>
    public static PageLinks None { get; } = new(default, null, null, null);
}
