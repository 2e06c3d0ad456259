namespace Akashi.Service.Platform.Layout;

/// <summary>
/// What a page tells the layout around it, for the time of one request. The page is rendered before its layout, so
/// <c>&lt;page-head&gt;</c> and the fields write here and the layout reads.
/// </summary>
internal sealed class PageFrame
{
    private readonly List<(string Name, string Id)> fields = [];

    /// <summary>Id of the screen in the acceptance table, such as "1.5.9"; null where the table has none.</summary>
    internal string? Screen { get; set; }

    /// <summary>The page's own title.</summary>
    internal string Title { get; set; } = LayoutTexts.ServiceName;

    /// <summary>The page in the breadcrumb: its step's name, or its title.</summary>
    internal string Name { get; set; } = "";

    /// <summary>What the page is about, for a search engine; null where none may list the page.</summary>
    internal string? Description { get; set; }

    /// <summary>Where the back link leads; null for none.</summary>
    internal string? Back { get; set; }

    /// <summary>Places above this page, from the top, without the page itself. The layout adds home where the page did not.</summary>
    internal List<SiteLink> Crumbs { get; } = [];

    /// <summary>Names of the steps; empty where the page is no step.</summary>
    internal IReadOnlyList<string> Steps { get; set; } = [];

    /// <summary>The step of this page, counted from 1.</summary>
    internal int Step { get; set; }

    /// <summary>Fields in the order of the page, with the id that an error links to.</summary>
    internal IReadOnlyList<(string Name, string Id)> Fields => fields;

    /// <summary>The frame of this request.</summary>
    internal static PageFrame Of(HttpContext context) =>
        context.Items[typeof(PageFrame)] as PageFrame ?? Begin(context);

    /// <summary>A new frame: an error page must not wear what the failed page had said.</summary>
    internal static PageFrame Begin(HttpContext context)
    {
        var frame = new PageFrame();
        context.Items[typeof(PageFrame)] = frame;
        return frame;
    }

    /// <summary>Remembers where errors of a field link to.</summary>
    internal void Add(string name, string id) => fields.Add((name, id));
}
