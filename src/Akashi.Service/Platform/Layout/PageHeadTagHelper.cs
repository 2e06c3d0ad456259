using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>
/// First element of every page: tells the layout what the page is, and shows step name and h1.
/// Its content are the places above the page, as <c>&lt;crumb&gt;</c>.
/// </summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTagHelper : TagHelper
{
    /// <summary>Id of the screen in the acceptance table; null where it has none.</summary>
    public string? Screen { get; set; }

    /// <summary>Name of the step, shown above the heading; null where the heading says it.</summary>
    public string? StepName { get; set; }

    /// <summary>Name of the step that the page is in another flow; null where it is in one only.</summary>
    public string? AlsoStepName { get; set; }

    /// <summary>The h1, and first part of the document's title.</summary>
    public string Title { get; set; } = "";

    /// <summary>What the page is about, for a search engine; null (the default) where the page holds a code or a person and none may list it.</summary>
    public string? Description { get; set; }

    /// <summary>Where the back link leads; null for none.</summary>
    public string? Back { get; set; }

    /// <summary>Names of all steps; empty where the page is no step.</summary>
    public IReadOnlyList<string> Steps { get; set; } = [];

    /// <summary>The step of this page, counted from 1.</summary>
    public int Step { get; set; }

    /// <summary>The page writes its h1 itself.</summary>
    public bool OwnHeading { get; set; }

    /// <summary>The view in which the element stands.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var frame = PageFrame.Begin(ViewContext.HttpContext);
        (frame.Screen, frame.Title, frame.Description, frame.Back, frame.Steps, frame.Step) = (Screen, Title, Description, Back, Steps, Step);
        frame.Name = string.IsNullOrEmpty(StepName) ? Title : StepName;
        await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.Clear();
        if (!string.IsNullOrEmpty(StepName)) output.Content.AppendHtml(Parts.Element("p", "step-name", StepName + (AlsoStepName is null ? "" : "／" + AlsoStepName)));
        if (!OwnHeading) output.Content.AppendHtml(Parts.Element("h1", "heading-1", Title));
    }
}

/// <summary>A place above the page; stands in <c>&lt;page-head&gt;</c>.</summary>
[HtmlTargetElement("crumb", ParentTag = "page-head")]
public sealed class CrumbTagHelper : TagHelper
{
    /// <summary>Path of the place.</summary>
    public string Href { get; set; } = "/";

    /// <summary>Name of the place.</summary>
    public string Text { get; set; } = "";

    /// <summary>The view in which the element stands.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        PageFrame.Of(ViewContext.HttpContext).Crumbs.Add(new SiteLink(Text, Href));
        output.SuppressOutput();
    }
}
