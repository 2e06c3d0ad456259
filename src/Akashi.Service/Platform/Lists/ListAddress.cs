using Microsoft.AspNetCore.Http.Extensions;

namespace Akashi.Service.Platform.Lists;

/// <summary>Address of a list with its filters, which every page of it keeps.</summary>
/// <param name="path">Path of the page.</param>
/// <param name="filters">Parameters of the address and what is chosen; null where nothing is.</param>
public sealed class ListAddress(string path, params IReadOnlyList<(string Name, string? Value)> filters)
{
    /// <summary>Address of one of its pages.</summary>
    /// <param name="cursor">Where the page begins; null for the first one.</param>
    public string At(ListCursor? cursor) => On(path, cursor);

    /// <summary>Another address that remembers filters and page, so that it can lead back here.</summary>
    /// <param name="other">Path of the other page.</param>
    /// <param name="cursor">Where the page of the list begins; null for the first one.</param>
    /// <param name="handler">What is pressed there; null where it is only opened.</param>
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
