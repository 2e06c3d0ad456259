namespace Akashi.Service.Platform.Layout;

/// <summary>
/// What a page tells the layout around it, during one request. A page is rendered before
/// its layout, so <c>&lt;page-head&gt;</c> and the fields write here and the layout reads.
/// </summary>
internal sealed class PageFrame
{
    private readonly List<(string Name, string Id)> fields = [];

    /// <summary>Id of the screen in the acceptance table, such as "1.5.9"; null if it is not in the table.</summary>
    internal string? Screen { get; set; }

    /// <summary>The page's own title.</summary>
    internal string Title { get; set; } = LayoutTexts.ServiceName;

    /// <summary>The page in the breadcrumb: the name of its step, or its title.</summary>
    internal string Name { get; set; } = "";

    /// <summary>What the page is about, for search engines; null if none may list the page.</summary>
    internal string? Description { get; set; }

    /// <summary>Where the back link leads; null for none.</summary>
    internal string? Back { get; set; }

    /// <summary>Where the page's form is sent to go back; null if the back link is a link.</summary>
    internal string? BackPress { get; set; }

    /// <summary>Places above this page, from the top, without the page itself. The layout adds home if the page did not.</summary>
    internal List<SiteLink> Crumbs { get; } = [];

    /// <summary>Names of the steps; empty if the page is not a step.</summary>
    internal IReadOnlyList<string> Steps { get; set; } = [];

    /// <summary>The step of this page, counted from 1.</summary>
    internal int Step { get; set; }

    /// <summary>Method of the form in which the person types: "get" or "post"; null if there is none.</summary>
    internal string? Form { get; set; }

    /// <summary>Where the page can be opened again; null where that is its own address, as on all pages but those that used up a one-time code.</summary>
    internal string? Again { get; set; }

    /// <summary>Fields in page order, with the id that an error links to.</summary>
    internal IReadOnlyList<(string Name, string Id)> Fields => fields;

    /// <summary>The frame of this request.</summary>
    internal static PageFrame Of(HttpContext context) =>
        context.Items[typeof(PageFrame)] as PageFrame ?? Begin(context);

    /// <summary>Starts a new frame, so that an error page does not inherit what the failed page had set.</summary>
    internal static PageFrame Begin(HttpContext context)
    {
        var frame = new PageFrame();
        context.Items[typeof(PageFrame)] = frame;
        return frame;
    }

    /// <summary>Registers the id that errors of a field link to.</summary>
    internal void Add(string name, string id) => fields.Add((name, id));
}
