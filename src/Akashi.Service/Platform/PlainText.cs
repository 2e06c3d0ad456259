using System.Text;

namespace Akashi.Service.Platform;

/// <summary>Text from outside: what may be normalised, stored and shown.</summary>
public static class PlainText
{
    private const int FirstArabicNoncharacter = 0xFDD0;
    private const int LastArabicNoncharacter = 0xFDEF;

    /// <summary>
    /// Whether all of it is characters: no half of a surrogate pair, no code point that is no character (Unicode 23.7), and no
    /// U+FFFD, which stands for what was lost on the way. Normalising anything else throws.
    /// </summary>
    public static bool IsCharacters(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsCharacter(rune)) return false;
        }
        return true;
    }

    /// <summary>Whether it is one line of text: characters, and no control character among them.</summary>
    public static bool IsText(string text) => IsCharacters(text) && !text.Any(char.IsControl);

    /// <summary>Whether one code point is a character; half of a surrogate pair comes as U+FFFD.</summary>
    public static bool IsCharacter(Rune rune) =>
        rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is (< FirstArabicNoncharacter or > LastArabicNoncharacter);
}
