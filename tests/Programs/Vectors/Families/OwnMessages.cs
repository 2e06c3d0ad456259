using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Credentials.Cbor;
using Akashi.Credentials.Format;

namespace Akashi.Vectors.Families;

/// <summary>
/// COSE_Sign1 over a CWT with one key, broken in every way, for the product's own reader: the message, the signature and the form of the CWT, but not
/// its facts. Where the vector leaves the decision to the format ("policy"), ours refuses.
/// </summary>
internal sealed class OwnMessages : IFamily
{
    public bool Knows(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty("publicKey", out _) && file.TryGetProperty("cases", out _);

    public IEnumerable<CaseResult> Run(JsonElement file)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(file.GetProperty("publicKey").GetString());
        var keyId = Convert.FromHexString(file.GetProperty("kid").GetString()!);
        foreach (var vector in file.GetProperty("cases").EnumerateArray())
        {
            var expected = vector.GetProperty("expect").GetString()!;
            var reason = ReasonAgainst(Convert.FromHexString(vector.GetProperty("cose").GetString()!), key, keyId);
            yield return CaseResult.Of(
                vector.GetProperty("id").GetString()!, expected, reason is null ? "accept" : "reject:" + reason,
                expected == "accept" == reason is null);
        }
    }

    private static string? ReasonAgainst(byte[] bytes, ECDsa key, byte[] keyId)
    {
        if (!Sign1.TryRead(bytes, null, out var message, out var fault)) return FaultCodes.CodeOf(fault);
        if (!message!.KeyId.Span.SequenceEqual(keyId)) return "unknown-key";
        if (!message.IsSignedBy(key)) return "tampered";
        var encoding = message.Payload.IsEmpty ? new Fault(FormatFault.Claims, message.PayloadAt) : CborCursor.Check(message.Payload.Span, message.PayloadAt);
        return encoding != default ? FaultCodes.CodeOf(encoding) : HasDatesAsNumbers(message.Payload) ? null : "claims";
    }

    private static bool HasDatesAsNumbers(ReadOnlyMemory<byte> payload)
    {
        var reader = new CborReader(payload);
        if (reader.PeekState() != CborReaderState.StartMap) return false;
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var isDate = reader.ReadEncodedValue().Span is [4] or [5] or [6];
            if (isDate && reader.PeekState() != CborReaderState.UnsignedInteger) return false;
            reader.SkipValue();
        }
        return true;
    }
}
