using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Credentials.Cbor;
using Akashi.Credentials.Format;

namespace Akashi.Vectors.Families;

/// <summary>
/// COSE_Sign1 over a CWT with one key, broken in every way, for the product's own reader: the message, the signature and the form of the CWT, but not
/// its facts. Where the vector leaves the decision to the format ("policy"), ours refuses. The file names no clock: its dates are judged at the time
/// of issue of the first case.
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
        var now = IssueOf(file);
        foreach (var vector in file.GetProperty("cases").EnumerateArray())
        {
            var expected = vector.GetProperty("expect").GetString()!;
            var reason = ReasonAgainst(Convert.FromHexString(vector.GetProperty("cose").GetString()!), key, keyId, now);
            yield return CaseResult.Of(
                vector.GetProperty("id").GetString()!, expected, reason is null ? "accept" : "reject:" + reason,
                expected == "accept" == reason is null);
        }
    }

    private static string? ReasonAgainst(byte[] bytes, ECDsa key, byte[] keyId, long now)
    {
        if (!Sign1.TryRead(bytes, null, out var message, out var fault)) return FaultCodes.CodeOf(fault);
        if (!message!.KeyId.Span.SequenceEqual(keyId)) return "unknown-key";
        if (!message.IsSignedBy(key)) return "tampered";
        var encoding = message.Payload.IsEmpty ? new Fault(FormatFault.Claims, message.PayloadAt) : CborCursor.Check(message.Payload.Span, message.PayloadAt);
        return encoding != default ? FaultCodes.CodeOf(encoding) : DatesIn(message.Payload) is { } dates ? dates.FaultAt(now) : "claims";
    }

    // The clock of the file, which names none.
    private static long IssueOf(JsonElement file)
    {
        var first = file.GetProperty("cases").EnumerateArray().First().GetProperty("cose").GetString()!;
        return (Sign1.TryRead(Convert.FromHexString(first), null, out var message, out _) ? DatesIn(message!.Payload)?.IssuedAt : null) ?? 0;
    }

    // Null where the payload is no map, or a date is no number.
    private static Dates? DatesIn(ReadOnlyMemory<byte> payload)
    {
        var reader = new CborReader(payload);
        if (reader.PeekState() != CborReaderState.StartMap) return null;
        var dates = new long?[3];
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var key = reader.ReadEncodedValue().Span;
            if (key is not ([4] or [5] or [6])) reader.SkipValue();
            else if (reader.PeekState() != CborReaderState.UnsignedInteger) return null;
            else dates[key[0] - 4] = (long)Math.Min(reader.ReadUInt64(), long.MaxValue);
        }
        return new Dates(dates[0], dates[1], dates[2]);
    }

    /// <summary>The dates of a CWT, Unix time; null where it has none.</summary>
    private sealed record Dates(long? ExpiresAt, long? NotBefore, long? IssuedAt)
    {
        public string? FaultAt(long now)
        {
            bool IsAhead(long? time) => time - now > (long)Credentials.Decisions.Verification.ClockTolerance.TotalSeconds;
            return ExpiresAt is null || ExpiresAt <= IssuedAt ? "claims"
                : ExpiresAt <= now ? "expired"
                : IsAhead(IssuedAt) || IsAhead(NotBefore) ? "clock"
                : null;
        }
    }
}
