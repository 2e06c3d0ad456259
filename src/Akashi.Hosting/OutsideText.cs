using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Akashi.Hosting;

/// <summary>Why something from outside is not accepted as text.</summary>
public enum TextFault
{
    /// <summary>Longer than the limit.</summary>
    TooLong,

    /// <summary>Control characters, code points that are not characters, or more combining marks in a row than any script uses.</summary>
    NotText,
}

/// <summary>How long a text may be.</summary>
/// <param name="Characters">The length as a person counts: a letter with its marks, or a kanji with its variation selector, is one.</param>
/// <param name="CodePoints">The length in code points.</param>
/// <param name="Lines">Whether it may contain line breaks and tabs.</param>
public readonly record struct TextLimit(int Characters, int CodePoints, bool Lines = false)
{
    /// <summary>One line, with room for a variation selector or a mark on every character.</summary>
    public static TextLimit Line(int characters) => new(characters, 2 * characters);
}

/// <summary>
/// The only place where text from outside becomes text. Normalising takes time that grows with the square of a run of marks (80,000 marks take 29 s
/// on one core). So length and runs are limited first, and string.Normalize is banned everywhere but here.
/// </summary>
public static class OutsideText
{
    /// <summary>
    /// The most UTF-16 code units that are ever normalised at once. With at most <see cref="MostMarks"/> marks in a row, that takes less than a
    /// millisecond.
    /// </summary>
    public const int MostUnits = 8000;

    /// <summary>
    /// The most marks in a row: the limit of the Stream-Safe Text Format (Unicode Standard Annex 15, 13). Scripts in use need five.
    /// </summary>
    public const int MostMarks = 30;

    /// <summary>Name of the meter that counts what is normalised.</summary>
    public const string MeterName = "Akashi.Text";

    // A kanji beyond U+FFFF with a variation selector takes four units; a decomposed Hangul syllable, which NFC composes, takes three.
    private const int UnitsOfCharacter = 4;
    private const int FirstArabicNoncharacter = 0xFDD0;
    private const int LastArabicNoncharacter = 0xFDEF;
    private static readonly Meter Meter = new(MeterName);
    private static readonly Histogram<int> Normalised = Meter.CreateHistogram<int>(
        "akashi.text.normalised", "{unit}", "UTF-16 units that were normalised at once");

    /// <summary>Reads a text: trimmed, within its limit, in NFC. Characters are never replaced by others, and names keep their variants.</summary>
    /// <param name="raw">The text as received; null counts as empty.</param>
    /// <param name="limit">How long it may be. More than <see cref="MostUnits"/> units are never accepted.</param>
    /// <param name="text">The text; empty where there is a fault.</param>
    /// <returns>Why it is not accepted; null where it is.</returns>
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

    /// <summary>Whether a text is within a limit as it stands.</summary>
    public static bool Fits(string text, TextLimit limit) =>
        text.Length <= MostUnitsOf(limit) && text.EnumerateRunes().Count() <= limit.CodePoints && new StringInfo(text).LengthInTextElements <= limit.Characters;

    /// <summary>
    /// The text in NFKC, for searching and comparing: width and character forms are ignored. The result may be up to 18 times as long as the input,
    /// so do not store it without checking its length.
    /// </summary>
    /// <param name="text">Any text, read before or not.</param>
    /// <param name="folded">The folded text; empty where it is too long or not text.</param>
    public static bool TryFold(string text, out string folded)
    {
        var taken = text.Length <= MostUnits && IsText(text, lines: true);
        folded = taken ? Normalise(text, NormalizationForm.FormKC) : "";
        return taken;
    }

    /// <summary>
    /// Whether a code point is a character (Unicode 23.7). Half of a surrogate pair arrives as U+FFFD, which marks text lost on the way.
    /// </summary>
    public static bool IsCharacter(Rune rune) =>
        rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is (< FirstArabicNoncharacter or > LastArabicNoncharacter);

    /// <summary>Whether normalising may move it past its neighbours: marks, and the two half-width voiced sound marks, which become marks.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            || rune.Value is 0xFF9E or 0xFF9F;

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
#pragma warning disable RS0030 // The only place: what arrives here is short and has no long run of marks.
        return text.Normalize(form);
#pragma warning restore RS0030
    }
}
