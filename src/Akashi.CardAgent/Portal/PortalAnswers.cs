using System.Buffers.Text;
using System.Text;

namespace Akashi.CardAgent.Portal;

/// <summary>What the card is asked to do.</summary>
internal enum AgentAction
{
    Authenticate,
    ReadFacts,
    Sign,
}

/// <summary>What a portal wants, parsed from its answer to "seen".</summary>
internal sealed record PortalQuestion(AgentAction Action, string Service, IReadOnlyList<string> Screens, DateTimeOffset ExpiresAt)
{
    private const int LongestService = 100;
    private const int MostScreens = 4;

    public static PortalQuestion? From(SeenAnswer answer)
    {
        AgentAction? action = answer.Action switch
        {
            "authenticate" => AgentAction.Authenticate,
            "read-facts" => AgentAction.ReadFacts,
            "sign" => AgentAction.Sign,
            _ => null,
        };
        var screens = answer.Screens ?? [];
        var sound = action is not null
            && answer.Service is { Length: > 0 and <= LongestService } service && ShowableText.IsShowable(service)
            && screens.Count <= MostScreens && screens.All(s => s is { Length: <= 10 } && s.All(c => char.IsAsciiDigit(c) || c == '.'));
        return sound ? new PortalQuestion(action!.Value, answer.Service!, [.. screens.OfType<string>()], answer.ExpiresAt) : null;
    }
}

/// <summary>The answer to a claim, parsed.</summary>
internal sealed record ClaimAnswer(string PairingToken, byte[] Nonce, byte[]? Document)
{
    private const int NonceLength = 32;

    /// <summary>Null where the answer is malformed, is for another origin, or has a document where the action has none.</summary>
    public static ClaimAnswer? From(ClaimMessage answer, Uri portal, AgentAction action)
    {
        if (!PortalAddress.IsToken(answer.PairingToken) || answer.Origin != PortalAddress.OriginOf(portal)) return null;
        if (Decode(answer.Nonce) is not { Length: NonceLength } nonce) return null;
        var document = Decode(answer.Document);
        return (action == AgentAction.Sign) == (document is not null) ? new ClaimAnswer(answer.PairingToken!, nonce, document) : null;
    }

    private static byte[]? Decode(string? text) => text is not null && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}

/// <summary>"seen" as it is on the wire.</summary>
internal sealed record SeenAnswer(string? Action, string? Service, IReadOnlyList<string?>? Screens, DateTimeOffset ExpiresAt);

/// <summary>"claim" as it is on the wire.</summary>
internal sealed record ClaimMessage(string? PairingToken, string? Origin, string? Nonce, string? Document);

/// <summary>Text from outside that a person reads before deciding: what is shown must be exactly what is there.</summary>
internal static class ShowableText
{
    /// <summary>No control characters except the line break, and nothing that changes the writing direction (RFC 9839, UAX 9).</summary>
    public static bool IsShowable(string text) =>
        text.EnumerateRunes().All(r => r.Value == '\n' || (!Rune.IsControl(r) && !TurnsDirection(r.Value) && r != Rune.ReplacementChar));

    private static bool TurnsDirection(int rune) => rune is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
