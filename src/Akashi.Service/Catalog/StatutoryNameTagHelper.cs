using Akashi.Service.Platform.Layout;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Catalog;

/// <summary>A name that the law gives: on a page in Japanese as it is, on a page in English translated, with the Japanese beside it.</summary>
[HtmlTargetElement("statutory-name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatutoryNameTagHelper : TagHelper
{
    /// <summary>The name.</summary>
    public required Wording Of { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetContent(Of.Spoken);
        if (Of.Beside is { } ja) output.Content.Append(" ").AppendHtml(InJapanese("span", ja));
    }

    /// <summary>An element that shows a statutory name in Japanese.</summary>
    internal static TagBuilder InJapanese(string element, string ja) => Parts.Element(element, "statutory-name", ja).With("lang", "ja");
}

/// <summary>The Japanese of a name whose translation is in the heading above; nothing on a page in Japanese.</summary>
[HtmlTargetElement("statutory-line", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatutoryLineTagHelper : TagHelper
{
    /// <summary>The name.</summary>
    public required Wording Of { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Of.Beside is { } ja) output.Content.SetHtmlContent(StatutoryNameTagHelper.InJapanese("p", ja));
    }
}
