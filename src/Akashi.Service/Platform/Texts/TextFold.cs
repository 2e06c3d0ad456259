using System.Globalization;
using System.Text;
using Akashi.Hosting;

namespace Akashi.Service.Platform.Texts;

/// <summary>
/// What counts as the same in a text that is looked for: its width and forms (NFKC), case, kinds of hyphen, white space and variation selectors do not
/// matter. What is compared as a fact, or shown, is not folded so far: there a variant is another character.
/// </summary>
public static class TextFold
{
    /// <summary>Most UTF-16 units of a search form: more than a name is ever told apart by, and few enough for an index.</summary>
    public const int LongestSearchForm = 100;

    private const int HiraganaFromKatakana = 'ァ' - 'ぁ';

    /// <summary>A text without what does not matter; empty where nothing is left, or it is no text.</summary>
    public static string Plain(string text)
    {
        if (!OutsideText.TryFold(text, out var folded)) return "";
        var plain = new StringBuilder();
        foreach (var rune in folded.ToUpper(CultureInfo.InvariantCulture).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || IsSelector(rune)) continue;
            plain.Append(IsHyphen(rune) ? "-" : rune.ToString());
        }
        // Without what stood between them, a letter and a mark may have become one.
        return OutsideText.TryFold(plain.ToString(), out var whole) ? whole : "";
    }

    /// <summary>
    /// What names, readings and words to look for are found by: the plain text, its katakana as hiragana, cut to <see cref="LongestSearchForm"/>. A name
    /// whose begin was typed has a search form that begins with the search form of what was typed.
    /// </summary>
    public static string SearchForm(string text)
    {
        var form = string.Concat(Plain(text).Select(c => c is (>= 'ァ' and <= 'ヶ') or 'ヽ' or 'ヾ' ? (char)(c - HiraganaFromKatakana) : c));
        if (form.Length <= LongestSearchForm) return form;
        return form[..(char.IsHighSurrogate(form[LongestSearchForm - 1]) ? LongestSearchForm - 1 : LongestSearchForm)];
    }

    /// <summary>Whether a character is a hyphen, a dash, a minus, or the mark of a long vowel, which people type for one.</summary>
    public static bool IsHyphen(Rune rune) => rune.Value is '-' or (>= '‐' and <= '―') or '−' or '－' or 'ー' or 'ｰ';

    /// <summary>Whether it only chooses a form of the character before it.</summary>
    public static bool IsSelector(Rune rune) => rune.Value is (>= 0xE0100 and <= 0xE01EF) or (>= 0xFE00 and <= 0xFE0F);
}
