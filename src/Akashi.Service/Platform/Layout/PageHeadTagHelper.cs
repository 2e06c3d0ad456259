using Akashi.Service.Platform.Kept;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>
/// First element of every page: tells the layout about the page, and shows the step's
/// name and the h1. Its content is the places above the page, as <c>&lt;crumb&gt;</c>.
/// </summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTagHelper : TagHelper
{
    /// <summary>Id of the screen in the acceptance table; null if it is not in the table.</summary>
    public string? Screen { get; set; }

    /// <summary>Name of the step, shown above the heading; null if the heading already says it.</summary>
    public string? StepName { get; set; }

    /// <summary>Name of the step in another flow that the page is part of; null if there is no other.</summary>
    public string? AlsoStepName { get; set; }

    /// <summary>The h1, and the first part of the document's title.</summary>
    public string Title { get; set; } = "";

    /// <summary>
    /// What the page is about, for search engines; null (the default) if the page shows a code or a person, so that none may list it.
    /// </summary>
    public string? Description { get; set; }

    /// <summary>Where the back link leads; null for none.</summary>
    public string? Back { get; set; }

    /// <summary>Where the page's form is sent to go back, so that what was typed is kept; null if the back link is a link.</summary>
    public string? BackPress { get; set; }

    /// <summary>Where the page can be shown again; null where that is its own address. A page that used up a one-time code says it.</summary>
    public string? Again { get; set; }

    /// <summary>Names of all steps; empty if the page is not a step.</summary>
    public IReadOnlyList<string> Steps { get; set; } = [];

    /// <summary>The step of this page, counted from 1.</summary>
    public int Step { get; set; }

    /// <summary>Whether the page writes its own h1.</summary>
    public bool OwnHeading { get; set; }

    /// <summary>The view in which the element stands.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var frame = PageFrame.Begin(ViewContext.HttpContext);
        (frame.Screen, frame.Title, frame.Description, frame.Back, frame.Steps, frame.Step) = (Screen, Title, Description, Back, Steps, Step);
        frame.BackPress = string.IsNullOrEmpty(BackPress) ? null : BackPress;
        frame.Again = string.IsNullOrEmpty(Again) ? null : Again;
        frame.Name = string.IsNullOrEmpty(StepName) ? Title : StepName;
        await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.Clear();
        if (!string.IsNullOrEmpty(StepName))
        {
            var names = AlsoStepName is null ? StepName : LayoutTexts.StepNames(StepName, AlsoStepName);
            output.Content.AppendHtml(Parts.Element("p", "step-name", names));
        }
        if (!OwnHeading) output.Content.AppendHtml(Parts.Element("h1", "heading-1", Title));
        if (ShownAgain.Of(ViewContext.HttpContext) is { } again) output.Content.AppendHtml(Told(again));
    }

    // Row 0.6: what was typed before is shown again.
    private static TagBuilder Told(ShownAgain again) => Parts.Element("div", "notice notice--info").With("role", "status").Holding(
        Parts.ReadOut(LayoutTexts.Notice(NoticeKind.Info)),
        Parts.Element("p", "notice__heading", LayoutTexts.ShownAgain),
        Parts.Element("p", null, again.LacksFiles ? LayoutTexts.ShownAgainWithoutFiles : LayoutTexts.ShownAgainWhat));
}

/// <summary>A place above the page; used in <c>&lt;page-head&gt;</c>.</summary>
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
