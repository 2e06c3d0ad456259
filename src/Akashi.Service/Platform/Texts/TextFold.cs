using System.Globalization;
using System.Text;
using Akashi.Hosting;

namespace Akashi.Service.Platform.Texts;

/// <summary>
/// Folds texts for searching: width and compatibility forms (NFKC), case, kinds of hyphen, white space and variation selectors do not matter. Texts
/// that are compared as facts, or shown, are not folded this far: there a variant is a different character.
/// </summary>
public static class TextFold
{
    /// <summary>Maximum length of a search form in UTF-16 units: enough to tell names apart, and short enough for an index.</summary>
    public const int LongestSearchForm = 100;

    private const int HiraganaFromKatakana = 'ァ' - 'ぁ';

    /// <summary>Folds a text, but keeps katakana; empty if nothing is left, or if the text is not valid.</summary>
    public static string Plain(string text)
    {
        if (!OutsideText.TryFold(text, out var folded)) return "";
        var plain = new StringBuilder();
        foreach (var rune in WithoutGaps(folded.ToUpper(CultureInfo.InvariantCulture), r => Rune.IsWhiteSpace(r) || IsSelector(r)))
            plain.Append(IsHyphen(rune) ? "-" : rune.ToString());
        return OutsideText.TryFold(plain.ToString(), out var whole) ? whole : "";
    }

    /// <summary>
    /// The form in which names, readings and search words are compared: the plain text with katakana as hiragana, cut to <see cref="LongestSearchForm"/>.
    /// If the start of a name is typed, the search form of the name starts with the search form of what was typed.
    /// </summary>
    public static string SearchForm(string text)
    {
        var form = string.Concat(Plain(text).Select(c => c is (>= 'ァ' and <= 'ヶ') or 'ヽ' or 'ヾ' ? (char)(c - HiraganaFromKatakana) : c));
        if (form.Length <= LongestSearchForm) return form;
        return form[..(char.IsHighSurrogate(form[LongestSearchForm - 1]) ? LongestSearchForm - 1 : LongestSearchForm)];
    }

    /// <summary>
    /// The characters without the gaps between them. A mark behind a gap belongs to no letter and goes with it: otherwise it would join the letter
    /// before, which whoever typed only that letter did not mean.
    /// </summary>
    /// <param name="folded">A folded text.</param>
    /// <param name="isGap">Which characters are left out.</param>
    public static IEnumerable<Rune> WithoutGaps(string folded, Func<Rune, bool> isGap)
    {
        var gap = false;
        foreach (var rune in folded.EnumerateRunes())
        {
            gap = isGap(rune) || (gap && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark);
            if (!gap) yield return rune;
        }
    }

    /// <summary>A hiragana as katakana; any other character as it is.</summary>
    public static char Katakana(char c) => c is >= 'ぁ' and <= 'ゖ' ? (char)(c + HiraganaFromKatakana) : c;

    /// <summary>Whether a character is a hyphen, a dash, a minus, or the long vowel mark, which people type instead of a hyphen.</summary>
    public static bool IsHyphen(Rune rune) => rune.Value is '-' or (>= '‐' and <= '―') or '−' or '－' or 'ー' or 'ｰ';

    /// <summary>Whether a character only selects a variant of the character before it.</summary>
    public static bool IsSelector(Rune rune) => rune.Value is (>= 0xE0100 and <= 0xE01EF) or (>= 0xFE00 and <= 0xFE0F);
}
