using Microsoft.AspNetCore.Http.Extensions;

namespace Akashi.Service.Platform.Lists;

/// <summary>Address of a list with its filters, which all its pages keep.</summary>
/// <param name="path">Path of the page.</param>
/// <param name="filters">Names and values of the query parameters; a value is null if nothing is chosen.</param>
public sealed class ListAddress(string path, params IReadOnlyList<(string Name, string? Value)> filters)
{
    /// <summary>Address of a page of the list.</summary>
    /// <param name="cursor">Where the page begins; null for the first page.</param>
    public string At(ListCursor? cursor) => On(path, cursor);

    /// <summary>Address of another page that keeps the filters and the cursor, so that it can link back here.</summary>
    /// <param name="other">Path of the other page.</param>
    /// <param name="cursor">Where the page of the list begins; null for the first page.</param>
    /// <param name="handler">The handler that a press calls; null if the page is only opened.</param>
    public string On(string other, ListCursor? cursor, string? handler = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in filters)
        {
            if (value is not null) query.Add(name, value);
        }
        if (cursor is not null) query.Add(ListCursor.Parameter, cursor.ToString());
        if (handler is not null) query.Add("handler", handler);
        return other + query;
    }
}
