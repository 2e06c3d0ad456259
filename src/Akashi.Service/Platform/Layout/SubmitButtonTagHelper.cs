using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>How a button looks.</summary>
public enum ButtonKind
{
    /// <summary>The one main action of the page.</summary>
    Primary,

    /// <summary>An alternative.</summary>
    Secondary,

    /// <summary>A small way out.</summary>
    Text,

    /// <summary>An act that cannot be undone.</summary>
    Danger,
}

/// <summary>Sends the form; its content is the label. <c>name</c>, <c>value</c> and <c>formaction</c> are passed on.</summary>
[HtmlTargetElement("submit-button")]
public sealed class SubmitButtonTagHelper : TagHelper
{
    /// <summary>How it looks.</summary>
    public ButtonKind Kind { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("class", Kind switch
        {
            ButtonKind.Secondary => "button button--secondary",
            ButtonKind.Text => "button button--text",
            ButtonKind.Danger => "button button--danger",
            _ => "button button--primary",
        });
    }
}

/// <summary>
/// Turns off the browser's validation: the server checks input, with our own words. A form that posts to its own page posts to it without a language:
/// only the language switch names one.
/// </summary>
[HtmlTargetElement("form")]
public sealed class NoValidateTagHelper : TagHelper
{
    /// <summary>Runs after the framework has written the action.</summary>
    public override int Order => int.MaxValue;

    /// <summary>The view in which the element stands.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
        var request = ViewContext.HttpContext.Request;
        if (!context.AllAttributes.ContainsName("action") && LanguageChoice.Named(request) is not null)
            output.Attributes.SetAttribute("action", LanguageSwitch.Clean(request));
    }
}
