using System.Text;
using Akashi.Hosting;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Catalog;

/// <summary>Registration numbers are text: a register keeps them as printed, an application in one form, and all are found by a search form.</summary>
public static class RegistrationNumber
{
    private const char LongVowel = 'ー';

    /// <summary>
    /// A number as it is shown, signed and kept once a holder typed it: narrow letters and digits, capitals, one kind of hyphen, no white space, and
    /// without the 第 and 号 that only frame it. What belongs to the number itself stays (令五中一種第01234号). It has the same search form as what was
    /// typed. Empty where nothing is left, or it is no text.
    /// </summary>
    public static string Normalise(string number)
    {
        if (!OutsideText.TryFold(number, out var folded)) return "";
        var plain = new StringBuilder();
        foreach (var c in folded.Where(c => !char.IsWhiteSpace(c)))
        {
            // The mark of a long vowel is a hyphen after a letter or digit only: within a word of katakana it is what it says.
            var hyphen = Rune.TryCreate(c, out var rune) && TextFold.IsHyphen(rune)
                && (c != LongVowel || (plain.Length > 0 && char.IsAsciiLetterOrDigit(plain[^1])));
            plain.Append(hyphen ? '-' : char.IsAsciiLetter(c) ? char.ToUpperInvariant(c) : c);
        }
        // Without the white space between them, a letter and a mark may have become one.
        return OutsideText.TryFold(plain.ToString(), out var whole) ? WithoutFrame(whole) : "";
    }

    /// <summary>
    /// Without 第 and 号, and without what does not matter in a text that is looked for (<see cref="TextFold.Plain"/>). Empty where nothing is left, or it is
    /// no text.
    /// </summary>
    public static string SearchForm(string number)
    {
        var text = TextFold.Plain(number);
        if (text.StartsWith('第')) text = text[1..];
        return text.EndsWith('号') ? text[..^1] : text;
    }

    // A second 第 or 号 belongs to the number, and then nobody can say which one frames it.
    private static string WithoutFrame(string text)
    {
        var number = text.StartsWith('第') && text.Count(c => c == '第') == 1 ? text[1..] : text;
        return number.EndsWith('号') && number.Count(c => c == '号') == 1 && !number.Contains('第') ? number[..^1] : number;
    }
}
