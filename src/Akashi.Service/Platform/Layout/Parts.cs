using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Akashi.Service.Platform.Layout;

/// <summary>Small pieces of HTML; every text is encoded.</summary>
internal static class Parts
{
    /// <summary>An element with one class (null for none) and a text (null for none).</summary>
    internal static TagBuilder Element(string name, string? cssClass, string? text = null)
    {
        var element = new TagBuilder(name) { TagRenderMode = name == "input" ? TagRenderMode.StartTag : TagRenderMode.Normal };
        if (cssClass is not null) element.AddCssClass(cssClass);
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>The same element with one more class (null for none), which stands after the others.</summary>
    internal static TagBuilder Also(this TagBuilder element, string? cssClass)
    {
        if (!string.IsNullOrWhiteSpace(cssClass)) element.Attributes["class"] = $"{element.Attributes["class"]} {cssClass}";
        return element;
    }

    /// <summary>The same element with one more attribute; none where the value is null.</summary>
    internal static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null) element.Attributes[attribute] = value;
        return element;
    }

    /// <summary>The same element with more inside.</summary>
    internal static TagBuilder Holding(this TagBuilder element, params ReadOnlySpan<IHtmlContent?> contents)
    {
        foreach (var content in contents)
        {
            if (content is not null) element.InnerHtml.AppendHtml(content);
        }
        return element;
    }

    /// <summary>The text of what Razor wrote as an attribute's value, before it is encoded again.</summary>
    internal static string Plain(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }

    /// <summary>Words for those who hear the page.</summary>
    internal static TagBuilder ReadOut(string text) => Element("span", "visually-hidden", text);
}
