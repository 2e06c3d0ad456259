using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Akashi.Hosting;

/// <summary>Why something from outside is not taken as text.</summary>
public enum TextFault
{
    /// <summary>More than the limit.</summary>
    TooLong,

    /// <summary>Control characters, code points that are no characters, or more marks in a row than any script writes.</summary>
    NotText,
}

/// <summary>How long a text may be.</summary>
/// <param name="Characters">As a person counts them: a letter with its marks, or a kanji with its variation selector, is one.</param>
/// <param name="CodePoints">As tables count them.</param>
/// <param name="Lines">Whether line breaks and tabs may stand in it.</param>
public readonly record struct TextLimit(int Characters, int CodePoints, bool Lines = false)
{
    /// <summary>One line, with room for a variation selector or a mark at each character.</summary>
    public static TextLimit Line(int characters) => new(characters, 2 * characters);
}

/// <summary>
/// The one place where text from outside becomes text. Normalising takes time that grows with the square of a run of marks (80,000 marks: 29 s of
/// a core), so that length and runs are limited before it, and nobody else normalises: string.Normalize is banned everywhere but here.
/// </summary>
public static class OutsideText
{
    /// <summary>Most UTF-16 units that are ever normalised at once. With runs of at most <see cref="MostMarks"/> marks that takes less than a millisecond.</summary>
    public const int MostUnits = 8000;

    /// <summary>Most marks in a row: the limit of the Stream-Safe Text Format (Unicode Standard Annex 15, 13). Scripts in use need five.</summary>
    public const int MostMarks = 30;

    /// <summary>Name of the meter that counts what is normalised.</summary>
    public const string MeterName = "Akashi.Text";

    // A kanji beyond U+FFFF with a variation selector takes four units; a syllable of Hangul in its parts, which NFC puts together, three.
    private const int UnitsOfCharacter = 4;
    private const int FirstArabicNoncharacter = 0xFDD0;
    private const int LastArabicNoncharacter = 0xFDEF;
    private static readonly Meter Meter = new(MeterName);
    private static readonly Histogram<int> Normalised = Meter.CreateHistogram<int>("akashi.text.normalised", "{unit}", "UTF-16 units that were normalised at once");

    /// <summary>Reads a text: without white space around it, within its limit, in NFC. Characters are never changed into others; names keep their variants.</summary>
    /// <param name="raw">As it came; null counts as empty.</param>
    /// <param name="limit">How long it may be; more than <see cref="MostUnits"/> units are never taken.</param>
    /// <param name="text">The text; empty where there is a fault.</param>
    /// <returns>Why it is not taken; null where it is.</returns>
    public static TextFault? Read(string? raw, TextLimit limit, out string text)
    {
        text = "";
        var inside = raw.AsSpan().Trim();
        if (inside.Length > MostUnitsOf(limit)) return TextFault.TooLong;
        if (!IsText(inside, limit.Lines)) return TextFault.NotText;
        var normal = Normalise(inside.ToString(), NormalizationForm.FormC);
        if (!Fits(normal, limit)) return TextFault.TooLong;
        text = normal;
        return null;
    }

    /// <summary>Whether a text, as it stands, is within a limit.</summary>
    public static bool Fits(string text, TextLimit limit) =>
        text.Length <= MostUnitsOf(limit) && text.EnumerateRunes().Count() <= limit.CodePoints && new StringInfo(text).LengthInTextElements <= limit.Characters;

    /// <summary>
    /// The text in NFKC, for finding and comparing: width and forms of a character do not count. It may be up to 18 times as long as what it was
    /// made of, and is nothing to keep unless its own length is looked at.
    /// </summary>
    /// <param name="text">Any text; it may not have been read before.</param>
    /// <param name="folded">The folded text; empty where it is too long or no text.</param>
    public static bool TryFold(string text, out string folded)
    {
        var taken = text.Length <= MostUnits && IsText(text, lines: true);
        folded = taken ? Normalise(text, NormalizationForm.FormKC) : "";
        return taken;
    }

    /// <summary>Whether one code point is a character (Unicode 23.7). Half of a surrogate pair comes as U+FFFD, which stands for what was lost on the way.</summary>
    public static bool IsCharacter(Rune rune) =>
        rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is (< FirstArabicNoncharacter or > LastArabicNoncharacter);

    /// <summary>Whether normalising may move it over its neighbours: marks, and the two voiced sound marks of half width, which become marks.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark || rune.Value is 0xFF9E or 0xFF9F;

    private static int MostUnitsOf(TextLimit limit) => UnitsOfCharacter * Math.Min(limit.Characters, MostUnits / UnitsOfCharacter);

    private static bool IsText(ReadOnlySpan<char> text, bool lines)
    {
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MostMarks || !IsCharacter(rune)) return false;
            if (Rune.IsControl(rune) && !(lines && rune.Value is '\r' or '\n' or '\t')) return false;
        }
        return true;
    }

    private static string Normalise(string text, NormalizationForm form)
    {
        Normalised.Record(text.Length);
#pragma warning disable RS0030 // The one place: what comes here is short and has no long run of marks.
        return text.Normalize(form);
#pragma warning restore RS0030
    }
}
