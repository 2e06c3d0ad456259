using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Something is done.</summary>
    Success,

    /// <summary>Something may be lost or late.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}

/// <summary>A notice with an icon, a colour and a word for its kind, which is only read out; its content is the message.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : TagHelper
{
    /// <summary>What it is about.</summary>
    public NoticeKind Kind { get; set; }

    /// <summary>First line in bold; null for none.</summary>
    public string? Heading { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var message = await output.GetChildContentAsync();
        var modifier = Kind switch
        {
            NoticeKind.Success => "success",
            NoticeKind.Warning => "warning",
            NoticeKind.Error => "error",
            _ => "info",
        };
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"notice notice--{modifier}");
        output.Content.Clear();
        output.Content.AppendHtml(Parts.ReadOut(LayoutTexts.Notice(Kind)));
        if (Heading is not null) output.Content.AppendHtml(Parts.Element("p", "notice__heading", Heading));
        output.Content.AppendHtml(message);
    }
}
