namespace Akashi.Service.Platform.Lists;

/// <summary>How long a list is, as far as it was counted.</summary>
/// <param name="Rows">Rows that were counted.</param>
/// <param name="AndMore">Whether there are more than that.</param>
public readonly record struct ListCount(int Rows, bool AndMore);

/// <summary>A page of a list: which rows stand on it, and where the pages beside it begin. What a row shows is loaded by its id.</summary>
/// <typeparam name="TKey">What the list is ordered by.</typeparam>
/// <param name="Rows">In the list's order.</param>
/// <param name="Count">Length of the whole list.</param>
/// <param name="Previous">Where the page before begins; null on the first page.</param>
/// <param name="Next">Where the page after begins; null on the last page.</param>
public sealed record ListPage<TKey>(IReadOnlyList<ListedRow<TKey>> Rows, ListCount Count, ListCursor? Previous, ListCursor? Next)
{
    /// <summary>Ids of the rows.</summary>
    public IReadOnlyList<Guid> Ids { get; } = [.. Rows.Select(r => r.Id)];

    /// <summary>What was loaded by the ids, in the list's order; a row that went meanwhile is left out.</summary>
    public IEnumerable<TRow> InOrder<TRow>(IEnumerable<TRow> loaded, Func<TRow, Guid> idOf)
    {
        var byId = loaded.ToDictionary(idOf);
        return Ids.Where(byId.ContainsKey).Select(id => byId[id]);
    }

    /// <summary>The ways to the other pages.</summary>
    /// <param name="address">Address of the list.</param>
    public PageLinks LinksOn(ListAddress address) => new(
        Count, Previous is null ? null : address.At(null), Previous is null ? null : address.At(Previous), Next is null ? null : address.At(Next));
}

/// <summary>The ways from a page of a list to its others, as _Pages.cshtml shows them.</summary>
/// <param name="Count">Length of the whole list.</param>
/// <param name="First">Address of the first page; null there.</param>
/// <param name="Previous">Address of the page before; null where there is none.</param>
/// <param name="Next">Address of the page after; null where there is none.</param>
public sealed record PageLinks(ListCount Count, string? First, string? Previous, string? Next)
{
    /// <summary>Of a list that is not there.</summary>
    public static PageLinks None { get; } = new(default, null, null, null);
}
