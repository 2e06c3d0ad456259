using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>A row of <c>dl.summary-list</c>: the question, the answer (value or content), and a link to change it.</summary>
[HtmlTargetElement("summary-row")]
public sealed class SummaryRowTagHelper : TagHelper
{
    /// <summary>The question.</summary>
    public string Label { get; set; } = "";

    /// <summary>The answer; null if it is the element's content.</summary>
    public string? Value { get; set; }

    /// <summary>Where the answer comes from, in small print below it; null for none.</summary>
    public string? Source { get; set; }

    /// <summary>Path of the page that changes the answer; null if it cannot be changed here.</summary>
    public string? Change { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var answer = Parts.Element("dd", "summary-list__value", Value)
            .Holding(content.IsEmptyOrWhiteSpace ? null : content)
            .Holding(string.IsNullOrEmpty(Source) ? null : Parts.Element("span", "summary-list__source", Source));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var given = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", given is null ? "summary-list__row" : "summary-list__row " + given);
        output.Content.Clear();
        output.Content.AppendHtml(Parts.Element("dt", "summary-list__key", Label)).AppendHtml(answer);
        // Razor passes an expression that is null as an empty string.
        if (string.IsNullOrEmpty(Change)) return;
        output.Content.AppendHtml(Parts.Element("dd", "summary-list__action")
            .Holding(Parts.Element("a", null, LayoutTexts.Change).With("href", Change).Holding(Parts.ReadOut(LayoutTexts.Of(Label)))));
    }
}
