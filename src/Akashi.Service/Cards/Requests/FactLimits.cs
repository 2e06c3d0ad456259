using Akashi.Hosting;
using Akashi.Service.Platform;

namespace Akashi.Service.Cards.Requests;

/// <summary>How long the texts among the four facts may be, whoever read them from the card.</summary>
internal static class FactLimits
{
    private const int LongestName = 100;
    private const int LongestAddress = 200;

    /// <summary>A name of 1 to 100 characters in NFC; null for anything else. One that fits into no credential would be signed and accepted in vain.</summary>
    public static string? Name(string? text) => Line(text, LongestName) is { } name && CodeRoom.Name.Holds(name) ? name : null;

    /// <summary>An address of 1 to 200 characters in NFC; null for anything else.</summary>
    public static string? Address(string? text) => Line(text, LongestAddress);

    private static string? Line(string? text, int longest) =>
        OutsideText.Read(text, TextLimit.Line(longest), out var read) is null && read.Length > 0 ? read : null;
}
