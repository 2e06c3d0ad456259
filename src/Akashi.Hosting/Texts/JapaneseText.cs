using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Akashi.Hosting.Texts;

/// <summary>
/// Marks Japanese text on a page of another language, so that it is read out and drawn as Japanese: names, addresses, statutory names, and what a person
/// typed.
/// </summary>
public static class JapaneseText
{
    /// <summary>Whether a text has Japanese letters: kana, kanji, or Japanese punctuation and full-width forms.</summary>
    public static bool Has(string? text) => text is not null && text.EnumerateRunes().Any(IsJapanese);

    /// <summary>Value of the <c>lang</c> attribute of an element that holds nothing but the text; null where it needs none.</summary>
    public static string? LangOf(string? text) => !Languages.IsJapanese && Has(text) ? "ja" : null;

    /// <summary>The text for a page, in an element of its own where it has to be marked.</summary>
    public static IHtmlContent Marked(string? text) => new Mark(text ?? "");

    internal static bool IsJapanese(Rune rune) => rune.Value is
        (>= 0x2E80 and <= 0x2FDF)                                  // radicals
        or (>= 0x3000 and <= 0x30FF)                               // punctuation, hiragana, katakana
        or (>= 0x31F0 and <= 0x4DBF)                               // small katakana, enclosed and square forms, kanji (extension A)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)  // kanji
        or (>= 0xFF01 and <= 0xFF9F) or (>= 0xFFE0 and <= 0xFFE6)  // full-width and half-width forms
        or (>= 0x1AFF0 and <= 0x1B16F) or (>= 0x1F200 and <= 0x1F2FF) or (>= 0x20000 and <= 0x3FFFF);

    private sealed class Mark(string text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var lang = LangOf(text);
            if (lang is not null) writer.Write($"<span lang=\"{lang}\">");
            encoder.Encode(writer, text);
            if (lang is not null) writer.Write("</span>");
        }
    }
}
