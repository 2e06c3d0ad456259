using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Akashi.Hosting;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Cards.Phone.Handovers;

/// <summary>
/// What the phone shows and the person types on the computer: 6 random digits. With three tries, who does not see the phone finds it in 3 of a million
/// cases, and each case needs another person who takes the code.
/// </summary>
internal static class HandoverNumber
{
    /// <summary>Number of digits.</summary>
    public const int Length = 6;

    private const int Count = 1_000_000;

    /// <summary>A new one.</summary>
    public static string Make() => RandomNumberGenerator.GetInt32(Count).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>As it is shown, in two groups.</summary>
    public static string Shown(string number) => $"{number[..(Length / 2)]} {number[(Length / 2)..]}";

    /// <summary>Reads what was typed: full-width digits count, and spaces and hyphens do not matter.</summary>
    /// <param name="typed">As received.</param>
    /// <param name="number">Six digits; null where it is something else.</param>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out string? number)
    {
        number = null;
        if (typed is null || !OutsideText.TryFold(typed, out var folded)) return false;
        var digits = string.Concat(TextFold.WithoutGaps(folded, r => Rune.IsWhiteSpace(r) || TextFold.IsHyphen(r)));
        if (digits.Length != Length || !digits.All(char.IsAsciiDigit)) return false;
        number = digits;
        return true;
    }
}
