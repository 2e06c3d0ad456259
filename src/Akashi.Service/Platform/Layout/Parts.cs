using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Akashi.Service.Platform.Layout;

/// <summary>Builds small pieces of HTML; all text is encoded.</summary>
internal static class Parts
{
    /// <summary>An element with one class and a text; null for none.</summary>
    internal static TagBuilder Element(string name, string? cssClass, string? text = null)
    {
        var element = new TagBuilder(name) { TagRenderMode = name == "input" ? TagRenderMode.StartTag : TagRenderMode.Normal };
        if (cssClass is not null) element.AddCssClass(cssClass);
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>Adds a class after the others; null for none.</summary>
    internal static TagBuilder Also(this TagBuilder element, string? cssClass)
    {
        if (!string.IsNullOrWhiteSpace(cssClass)) element.Attributes["class"] = $"{element.Attributes["class"]} {cssClass}";
        return element;
    }

    /// <summary>Adds an attribute, unless the value is null.</summary>
    internal static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null) element.Attributes[attribute] = value;
        return element;
    }

    /// <summary>Adds content, skipping nulls.</summary>
    internal static TagBuilder Holding(this TagBuilder element, params ReadOnlySpan<IHtmlContent?> contents)
    {
        foreach (var content in contents)
        {
            if (content is not null) element.InnerHtml.AppendHtml(content);
        }
        return element;
    }

    /// <summary>The plain text of an attribute value that Razor has encoded, so that it is not encoded twice.</summary>
    internal static string Plain(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }

    /// <summary>Words that are only read out.</summary>
    internal static TagBuilder ReadOut(string text) => Element("span", "visually-hidden", text);
}
