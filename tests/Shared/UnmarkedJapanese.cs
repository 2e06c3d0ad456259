using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Akashi.Tests;

/// <summary>Finds the Japanese on a page of another language that is not said to be Japanese.</summary>
internal static class UnmarkedJapanese
{
    private static readonly string[] ReadAttributes = ["alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder", "label"];
    private static readonly string[] Unread = ["script", "style", "template"];
    private static readonly string[] ReadMeta = ["description", "author", "application-name"];

    /// <summary>
    /// The Japanese pieces of a page that stand outside of an element with <c>lang="ja"</c>: text, its title, and the attributes that are read. The page's
    /// own <c>lang</c> is one of the pieces where it is not that of the page.
    /// </summary>
    /// <param name="html">A whole page.</param>
    /// <param name="language">The language that it is to be in.</param>
    public static IReadOnlyList<string> In(string html, string language = "en")
    {
        var page = new HtmlParser().ParseDocument(html);
        var root = page.DocumentElement;
        var own = root.GetAttribute("lang") == language ? [] : (string[])[$"<html lang=\"{root.GetAttribute("lang")}\">"];
        return [.. own, .. Texts(root), .. page.All.SelectMany(Attributes)];
    }

    private static IEnumerable<string> Texts(INode root) =>
        from text in root.Descendants<IText>()
        let holder = text.ParentElement!
        where !Unread.Contains(holder.LocalName) && IsJapanese(text.Data) && !IsMarked(holder)
        select $"{holder.LocalName}: {text.Data.Trim()}";

    private static IEnumerable<string> Attributes(IElement element) =>
        from attribute in element.Attributes
        where IsRead(element, attribute.Name) && IsJapanese(attribute.Value) && !IsMarked(element)
        select $"{element.LocalName}[{attribute.Name}]: {attribute.Value}";

    private static bool IsRead(IElement element, string name) => ReadAttributes.Contains(name)
        || (name == "value" && element.LocalName == "input" && element.GetAttribute("type")?.ToLowerInvariant() is not ("hidden" or "radio" or "checkbox"))
        || (name == "content" && element.LocalName == "meta" && ReadMeta.Contains(element.GetAttribute("name")));

    private static bool IsMarked(IElement element)
    {
        for (IElement? at = element; at is not null; at = at.ParentElement)
            if (at.GetAttribute("lang") is { } lang) return lang.Split('-')[0] == "ja";
        return false;
    }

    private static bool IsJapanese(string text) => text.EnumerateRunes().Any(r => r.Value is
        (>= 0x3000 and <= 0x30FF) or (>= 0x31F0 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF01 and <= 0xFF9F)
        or (>= 0x20000 and <= 0x3FFFF));
}
