using System.Text;
using Akashi.Hosting;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Catalog;

/// <summary>
/// Forms of registration numbers, which are text. A register keeps a number as printed, an application in a normalised form, and both have
/// the same search form.
/// </summary>
public static class RegistrationNumber
{
    private const char LongVowel = 'ー';

    /// <summary>
    /// The form in which a number typed by a holder is shown, signed and stored: half-width letters and digits, capitals, one kind of hyphen,
    /// no white space, and without the 第 and 号 that only frame it. Characters that belong to the number itself stay (令五中一種第01234号).
    /// The search form is the same as that of what was typed. Empty if nothing is left, or if it is not valid text.
    /// </summary>
    public static string Normalise(string number)
    {
        if (!OutsideText.TryFold(number, out var folded)) return "";
        var plain = new StringBuilder();
        foreach (var rune in TextFold.WithoutGaps(folded, Rune.IsWhiteSpace))
        {
            // A long vowel mark counts as a hyphen only after a letter or digit; within a katakana word it stays what it is.
            var hyphen = TextFold.IsHyphen(rune) && (rune.Value != LongVowel || (plain.Length > 0 && char.IsAsciiLetterOrDigit(plain[^1])));
            plain.Append(hyphen ? "-" : (rune.IsAscii ? Rune.ToUpperInvariant(rune) : rune).ToString());
        }
        return OutsideText.TryFold(plain.ToString(), out var whole) ? WithoutFrame(whole) : "";
    }

    /// <summary>
    /// The form by which numbers are compared: half width, upper case, one kind of hyphen, without spaces, 第 and 号. Empty if nothing is
    /// left, or if it is not valid text.
    /// </summary>
    public static string SearchForm(string number)
    {
        var text = TextFold.Plain(number);
        if (text.StartsWith('第')) text = text[1..];
        return text.EndsWith('号') ? text[..^1] : text;
    }

    // If there is a second 第 or 号, one belongs to the number, and it is unclear which one frames it.
    private static string WithoutFrame(string text)
    {
        var number = text.StartsWith('第') && text.Count(c => c == '第') == 1 ? text[1..] : text;
        return number.EndsWith('号') && number.Count(c => c == '号') == 1 && !number.Contains('第') ? number[..^1] : number;
    }
}
