using System.Formats.Cbor;
using System.Globalization;

namespace Akashi.Credentials.Format;

/// <summary>Writes and reads the claims (docs/specifications/credential.md, "Claims"): every key in its order, none unknown.</summary>
internal static class ClaimsCodec
{
    private const int LongestAddress = 400;
    private const string ListName = "status_list";

    public static byte[] Write(CredentialClaims claims)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(6);
        writer.WriteInt32(Labels.Issuer);
        writer.WriteTextString(claims.Issuer);
        writer.WriteInt32(Labels.Expires);
        writer.WriteInt64(claims.ExpiresAt.ToUnixTimeSeconds());
        writer.WriteInt32(Labels.IssuedAt);
        writer.WriteInt64(claims.IssuedAt.ToUnixTimeSeconds());
        writer.WriteInt32(Labels.CredentialId);
        writer.WriteByteString(claims.CredentialId.Span);
        writer.WriteInt32(Labels.Status);
        writer.WriteStartMap(1);
        writer.WriteTextString(ListName);
        writer.WriteStartMap(2);
        writer.WriteTextString("idx");
        writer.WriteInt32(claims.Status.Index);
        writer.WriteTextString("uri");
        writer.WriteTextString(claims.Status.Uri);
        writer.WriteEndMap();
        writer.WriteEndMap();
        writer.WriteInt32(Labels.Facts);
        WriteFacts(writer, claims.Facts);
        writer.WriteEndMap();
        return writer.Encode();
    }

    public static bool TryRead(ReadOnlyMemory<byte> bytes, out CredentialClaims? claims, out Fault fault)
    {
        claims = null;
        var reader = new CborReader(bytes, CborConformanceMode.Canonical);
        try
        {
            claims = Read(reader);
            fault = claims is not null && reader.BytesRemaining == 0 ? default : new Fault(FormatFault.Claims, bytes.Length - reader.BytesRemaining);
            if (fault != default) claims = null;
            return claims is not null;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException or ArgumentOutOfRangeException)
        {
            fault = new Fault(e is CborContentException ? FormatFault.Encoding : FormatFault.Claims, bytes.Length - reader.BytesRemaining);
            return false;
        }
    }

    private static CredentialClaims? Read(CborReader reader)
    {
        if (reader.ReadStartMap() != 6 || reader.ReadInt32() != Labels.Issuer) return null;
        var issuer = Text(reader, LongestAddress);
        if (reader.ReadInt32() != Labels.Expires) return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
        if (reader.ReadInt32() != Labels.IssuedAt) return null;
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
        if (reader.ReadInt32() != Labels.CredentialId) return null;
        var id = reader.ReadByteString();
        if (id.Length != Labels.CredentialIdLength || reader.ReadInt32() != Labels.Status || ReadStatus(reader) is not { } status) return null;
        if (reader.ReadInt32() != Labels.Facts || ReadFacts(reader) is not { } facts) return null;
        reader.ReadEndMap();
        return issuer is null || issuedAt < DateTimeOffset.UnixEpoch || expires <= issuedAt ? null : new CredentialClaims(issuer, expires, issuedAt, id, status, facts);
    }

    private static StatusReference? ReadStatus(CborReader reader)
    {
        if (reader.ReadStartMap() != 1 || reader.ReadTextString() != ListName || reader.ReadStartMap() != 2 || reader.ReadTextString() != "idx") return null;
        var index = reader.ReadInt32();
        if (reader.ReadTextString() != "uri") return null;
        var uri = Text(reader, LongestAddress);
        reader.ReadEndMap();
        reader.ReadEndMap();
        return uri is null || index is < 0 or > Labels.HighestIndex ? null : new StatusReference(uri, index);
    }

    private static void WriteFacts(CborWriter writer, CredentialFacts facts)
    {
        writer.WriteStartMap(8 + (facts.Kana is null ? 0 : 1) + (facts.FormerName is null ? 0 : 1));
        Write(writer, 1, facts.QualificationId);
        Write(writer, 2, facts.RegistrationNumber);
        Write(writer, 3, facts.RegisteredOn);
        Write(writer, 4, facts.Name);
        if (facts.Kana is not null) Write(writer, 5, facts.Kana);
        Write(writer, 6, facts.BirthOn);
        writer.WriteInt32(7);
        writer.WriteInt32(facts.RegisterVersion);
        if (facts.FormerName is not null) Write(writer, 8, facts.FormerName);
        Write(writer, 9, facts.QualificationName);
        Write(writer, 10, facts.BodyName);
        writer.WriteEndMap();
    }

    private static CredentialFacts? ReadFacts(CborReader reader)
    {
        var left = reader.ReadStartMap() ?? 0;
        var texts = new Dictionary<int, string>();
        var dates = new Dictionary<int, DateOnly>();
        var version = 0;
        for (; left > 0; left--)
        {
            var key = reader.ReadInt32();
            switch (key)
            {
                case 3 or 6:
                    if (Date(reader) is not { } date) return null;
                    dates[key] = date;
                    break;
                case 7:
                    version = reader.ReadInt32();
                    break;
                case 1 or 2 or 4 or 5 or 8 or 9 or 10:
                    if (Text(reader, LongestFact(key)) is not { } text) return null;
                    texts[key] = text;
                    break;
                default:
                    return null;
            }
        }
        reader.ReadEndMap();
        var complete = version > 0 && dates.Count == 2 && texts.ContainsKey(1) && texts.ContainsKey(2) && texts.ContainsKey(4) && texts.ContainsKey(9) && texts.ContainsKey(10);
        return !complete ? null : new CredentialFacts
        {
            QualificationId = texts[1],
            RegistrationNumber = texts[2],
            RegisteredOn = dates[3],
            Name = texts[4],
            Kana = texts.GetValueOrDefault(5),
            BirthOn = dates[6],
            RegisterVersion = version,
            FormerName = texts.GetValueOrDefault(8),
            QualificationName = texts[9],
            BodyName = texts[10],
        };
    }

    private static void Write(CborWriter writer, int key, string text)
    {
        writer.WriteInt32(key);
        writer.WriteTextString(text);
    }

    private static void Write(CborWriter writer, int key, DateOnly date)
    {
        writer.WriteInt32(key);
        writer.WriteTag((CborTag)Labels.FullDateTag);
        writer.WriteTextString(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static string? Text(CborReader reader, int longest) => reader.ReadTextString() is { Length: > 0 } text && text.Length <= longest ? text : null;

    private static int LongestFact(int key) => key switch { 1 => 80, 2 => 60, 9 => 100, _ => 200 };

    // RFC 8943: tag 1004, full-date.
    private static DateOnly? Date(CborReader reader) =>
        reader.ReadTag() == (CborTag)Labels.FullDateTag
        && DateOnly.TryParseExact(reader.ReadTextString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
