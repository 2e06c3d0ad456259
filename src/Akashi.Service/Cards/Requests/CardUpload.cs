using System.Globalization;
using System.Text.Json;

namespace Akashi.Service.Cards.Requests;

/// <summary>What comes back for a request: an agent's result, parsed once (docs/specifications/card-request.md, "result"), or a phone's.</summary>
internal abstract record CardUpload
{
    private const int LongestBinary = 64 * 1024;

    private CardUpload()
    {
    }

    internal sealed record Authentication(byte[] Certificate, byte[] Value) : CardUpload;

    internal sealed record Facts(BasicFacts Read, byte[] Certificate) : CardUpload;

    internal sealed record Signature(byte[] Cms, byte[] Certificate) : CardUpload;

    internal sealed record Failure(CardFault Fault) : CardUpload;

    /// <summary>The provider says who holds the card behind the phone.</summary>
    /// <param name="Subject">From a checked ID token.</param>
    internal sealed record PhoneSignIn(string Subject) : CardUpload;

    /// <summary>The provider read the card behind the phone.</summary>
    internal sealed record PhoneFacts(BasicFacts Read, string Subject) : CardUpload;

    /// <summary>The card behind the phone signed.</summary>
    internal sealed record PhoneSignature(byte[] Cms, string Subject) : CardUpload;

    /// <summary>Parses a result for an action; null if it is malformed or belongs to another action.</summary>
    public static CardUpload? Parse(JsonElement body, CardAction action)
    {
        try
        {
            return ParseText(body, action);
        }
        catch (InvalidOperationException)
        {
            // An incomplete surrogate pair or invalid UTF-8: JsonElement notices only when the text is read.
            return null;
        }
    }

    private static CardUpload? ParseText(JsonElement body, CardAction action)
    {
        if (body.ValueKind != JsonValueKind.Object || body.EnumerateObject().Count() != 1) return null;
        var only = body.EnumerateObject().Single();
        return (only.Name, action) switch
        {
            ("failure", _) => ParseFailure(only.Value),
            ("authenticate", CardAction.Authenticate) =>
                Binary(only.Value, "certificate") is { } c && Binary(only.Value, "signature") is { } s ? new Authentication(c, s) : null,
            ("facts", CardAction.ReadFacts) => ParseFacts(only.Value),
            ("sign", CardAction.Sign) => Binary(only.Value, "cms") is { } cms && Binary(only.Value, "certificate") is { } own ? new Signature(cms, own) : null,
            _ => null,
        };
    }

    private static Failure? ParseFailure(JsonElement value) => value.ValueKind != JsonValueKind.String ? null : new Failure(value.GetString() switch
    {
        "cancelled" => CardFault.Cancelled,
        "pin-locked" => CardFault.Locked,
        "no-signature-certificate" => CardFault.NoSignatureCertificate,
        _ => CardFault.CardUnreadable,
    });

    private static Facts? ParseFacts(JsonElement value)
    {
        if (FactLimits.Name(Text(value, "name")) is not { } name || FactLimits.Address(Text(value, "address")) is not { } address) return null;
        if (!DateOnly.TryParseExact(Text(value, "birthDate"), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)) return null;
        Sex? sex = Text(value, "sex") switch { "1" => Sex.Male, "2" => Sex.Female, "9" => Sex.NotApplicable, _ => null };
        return sex is { } known && Binary(value, "certificate") is { } own ? new Facts(new BasicFacts(name, address, birth, known), own) : null;
    }

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.String
            ? property.GetString()
            : null;

    private static byte[]? Binary(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.String
        && property.TryGetBytesFromBase64(out var bytes) && bytes.Length is > 0 and <= LongestBinary
            ? bytes
            : null;
}
