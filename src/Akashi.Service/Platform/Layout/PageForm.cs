using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>
/// The form of a page in which a person types: <c>page-form</c>. The language switch in the header belongs to it, so that what was typed goes along.
/// </summary>
[HtmlTargetElement("form", Attributes = Name)]
public sealed class PageFormTagHelper : TagHelper
{
    /// <summary>Name of the attribute.</summary>
    internal const string Name = "page-form";

    /// <summary>The view in which the element stands.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll(Name);
        output.Attributes.SetAttribute("id", Name);
        var method = output.Attributes["method"]?.Value?.ToString() ?? "get";
        PageFrame.Of(ViewContext.HttpContext).Form = method;
        if (method == "post" && ViewContext.HttpContext.Features.Get<SessionEnd>() is { } end) output.PreElement.AppendHtml(UntilWhen(end));
    }

    // Row 0.6 without a script; with one, a warning comes in time.
    private static TagBuilder UntilWhen(SessionEnd end) =>
        new TagBuilder("noscript").Holding(Parts.Element("p", "note", LayoutTexts.SessionLasts(ShownDate.At(end.At))));
}

/// <summary>
/// The switch to the other language (row 0.7): a link, or on a page with a form in work a button of that form. It works without a script.
/// </summary>
[HtmlTargetElement("language-switch", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LanguageSwitchTagHelper : TagHelper
{
    /// <summary>The view in which the element stands.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var way = LanguageSwitch.Of(ViewContext.HttpContext);
        var frame = PageFrame.Of(ViewContext.HttpContext);
        var form = frame.Form;
        // A page that a press has shown is opened, or shown again, under its own address.
        var address = frame.Again is { } again ? LanguageSwitch.With(again, way.Code) : LanguageSwitch.Without(way.Address, "handler");
        output.TagName = form is null ? "a" : "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "site-header__language");
        output.Attributes.SetAttribute("lang", way.Code);
        output.Content.SetContent(way.Label);
        if (form is null)
        {
            output.Attributes.SetAttribute("href", address);
            output.Attributes.SetAttribute("hreflang", way.Code);
            output.Attributes.SetAttribute("rel", "nofollow");
            return;
        }
        // The enter key presses a form's first button, which must be the one that goes on and not the switch.
        output.PreElement.SetHtmlContent(
            $"""<button class="visually-hidden" type="submit" form="{PageFormTagHelper.Name}" tabindex="-1" aria-hidden="true"></button>""");
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("form", PageFormTagHelper.Name);
        if (form == "get")
        {
            output.Attributes.SetAttribute("name", LanguageChoice.Parameter);
            output.Attributes.SetAttribute("value", way.Code);
        }
        else
        {
            output.Attributes.SetAttribute("formaction", address);
        }
    }
}
