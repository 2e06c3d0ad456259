using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>
/// All errors of the page, each with a link to its field, in the order and the words of the
/// fields; nothing if there are none. The layouts place it first in main, so pages need not.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The view in which the element stands.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        if (state.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.SetHtmlContent(new HtmlContentBuilder()
            .AppendHtml(Parts.Element("h2", null, LayoutTexts.ErrorSummaryTitle))
            .AppendHtml(List(state, PageFrame.Of(ViewContext.HttpContext).Fields)));
    }

    private static TagBuilder List(ModelStateDictionary state, IReadOnlyList<(string Name, string Id)> fields)
    {
        var list = new TagBuilder("ul");
        foreach (var (name, id) in fields)
        {
            foreach (var message in Messages(state, name))
                list.Holding(new TagBuilder("li").Holding(Parts.Element("a", null, message).With("href", "#" + id)));
        }
        var shown = fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in state.Keys.Where(key => !shown.Contains(key)))
        {
            foreach (var message in Messages(state, name)) list.Holding(Parts.Element("li", null, message));
        }
        return list;
    }

    private static IEnumerable<string> Messages(ModelStateDictionary state, string name) =>
        state.TryGetValue(name, out var entry) ? entry.Errors.Select(error => error.ErrorMessage).Where(text => text.Length > 0) : [];
}
