using System.Text;
using System.Text.RegularExpressions;

namespace Akashi.Service.Platform.Texts;

/// <summary>
/// Marks the Japanese on a page of another language with <c>lang="ja"</c>: names, addresses, statutory names and what a person typed, which no
/// translation changes. Everything else on such a page comes from its texts, which have no Japanese.
/// </summary>
/// <remarks>It reads our own pages, where every attribute is quoted and every <c>&lt;</c> in a text is encoded.</remarks>
internal static partial class JapaneseMarks
{
    // A letter as such, or encoded: ideographic space, kanji beyond U+FFFF, selectors of variants.
    private const string Letter = @"(?:[\u2E80-\u2FDF\u3000-\u30FF\u31F0-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF01-\uFF9F\uFFE0-\uFFE6]"
        + @"|[\uD840-\uD884][\uDC00-\uDFFF]|&#x(?:3000|[23][0-9A-F]{4}|E01[0-9A-F]{2});)";

    private const string Mark = " lang=\"ja\"";

    /// <summary>Elements whose content is text only.</summary>
    private static readonly HashSet<string> TextOnly = ["title", "option", "textarea"];

    /// <summary>Elements whose content nobody reads as text.</summary>
    private static readonly HashSet<string> Unread = ["script", "style"];

    /// <summary>Elements without content and without an end.</summary>
    private static readonly HashSet<string> Empty = ["input", "img", "br", "hr", "link", "meta", "wbr", "source", "col", "area", "base", "embed", "track"];

    /// <summary>The page with its Japanese marked.</summary>
    public static string In(string page)
    {
        var marked = new StringBuilder(page.Length + page.Length / 8);
        var open = new Stack<(string Name, string? Language)>();
        foreach (Match piece in Piece().Matches(page))
        {
            var name = piece.Groups["name"].Value.ToLowerInvariant();
            if (piece.Groups["end"].Success) Close(open, name);
            marked.Append(
                piece.Groups["text"].Success ? Text(piece.Value, open)
                : piece.Groups["end"].Success || name.Length == 0 ? piece.Value
                : Begin(piece.Value, name, page, piece.Index + piece.Length, open));
        }
        return marked.ToString();
    }

    private static string Text(string text, Stack<(string Name, string? Language)> open) =>
        IsJapanese(open) || (open.Count > 0 && (TextOnly.Contains(open.Peek().Name) || Unread.Contains(open.Peek().Name)))
            ? text
            : Run().Replace(text, $"<span{Mark}>$0</span>");

    private static string Begin(string tag, string name, string page, int after, Stack<(string Name, string? Language)> open)
    {
        var own = Language().Match(tag) is { Success: true } language ? language.Groups[1].Value : null;
        var asked = own is null && !IsJapanese(open) && (HasJapanese(tag, name) || (TextOnly.Contains(name) && BeginsJapanese(page, after)));
        if (!Empty.Contains(name)) open.Push((name, own ?? (asked ? "ja" : null)));
        return asked ? tag.Insert(name.Length + 1, Mark) : tag;
    }

    private static void Close(Stack<(string Name, string? Language)> open, string name)
    {
        // An end that may be left out ("li", "p") is always written on our pages.
        while (open.TryPop(out var closed) && closed.Name != name)
        {
        }
    }

    private static bool IsJapanese(Stack<(string Name, string? Language)> open) => open.FirstOrDefault(o => o.Language is not null).Language == "ja";

    private static bool HasJapanese(string tag, string name) =>
        Empty.Contains(name) && ReadAttribute().Matches(tag).Any(a => Any().IsMatch(a.Groups[1].Value));

    private static bool BeginsJapanese(string page, int at) => Any().IsMatch(page[at..Math.Max(at, page.IndexOf('<', at))]);

    [GeneratedRegex(
        @"<!--.*?-->|<!doctype[^>]*>|(?<end></(?<name>[a-z][a-z0-9]*)\s*>)|<(?<name>[a-z][a-z0-9-]*)(?:[^>""]|""[^""]*"")*>|(?<text>[^<]+)|<",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();

    [GeneratedRegex(@"[0-9]*(?:" + Letter + @")+(?:[ 0-9,.()\-]*(?:" + Letter + @")+)*[0-9\-]*")]
    private static partial Regex Run();

    [GeneratedRegex(Letter)]
    private static partial Regex Any();

    [GeneratedRegex(@"\slang=""([^""]*)""")]
    private static partial Regex Language();

    [GeneratedRegex(@"\s(?:value|alt|title|placeholder|aria-label|content)=""([^""]*)""")]
    private static partial Regex ReadAttribute();
}
