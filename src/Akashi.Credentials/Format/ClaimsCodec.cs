using System.Formats.Cbor;
using System.Globalization;
using Akashi.Credentials.Cbor;

namespace Akashi.Credentials.Format;

/// <summary>Writes and reads the claims (docs/specifications/credential.md, "Claims"): every key in order, and no others.</summary>
internal static class ClaimsCodec
{
    private const int LongestAddress = 400;
    private const ulong LastSecond = 253_402_300_799; // 9999-12-31T23:59:59Z

    private static ReadOnlySpan<byte> ListName => "status_list"u8;

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
        writer.WriteTextString("status_list");
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

    /// <summary>Reads claims strictly; no input makes it throw.</summary>
    /// <param name="bytes">The payload.</param>
    /// <param name="origin">Its place in the message, for faults.</param>
    /// <param name="claims">The claims; null where there is a fault.</param>
    /// <param name="fault">What is wrong.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int origin, out CredentialClaims? claims, out Fault fault)
    {
        var cursor = new CborCursor(bytes, FormatFault.Claims, origin);
        claims = Read(ref cursor) is { } read && cursor.TryFinish() ? read : null;
        fault = claims is null ? FaultOf(bytes, origin, cursor.Fault) : default;
        return claims is not null;
    }

    // A fault of encoding comes first. If every claim is correct by itself, the fault is that the two dates do not fit together.
    private static Fault FaultOf(ReadOnlySpan<byte> bytes, int origin, Fault found)
    {
        var encoding = CborCursor.Check(bytes, origin);
        if (encoding != default) return encoding;
        return found == default ? new Fault(FormatFault.Claims, origin) : found;
    }

    private static CredentialClaims? Read(ref CborCursor cursor)
    {
        var (issuer, expires, issuedAt) = ("", 0UL, 0UL);
        ReadOnlySpan<byte> id = default;
        var read = cursor.TryMap(out var map)
            && cursor.TryKey(ref map, Labels.Issuer) && cursor.TryText(LongestAddress, out issuer)
            && cursor.TryKey(ref map, Labels.Expires) && cursor.TryUnsigned(0, LastSecond, out expires)
            && cursor.TryKey(ref map, Labels.IssuedAt) && cursor.TryUnsigned(0, LastSecond, out issuedAt)
            && cursor.TryKey(ref map, Labels.CredentialId) && cursor.TryBytes(Labels.CredentialIdLength, out id)
            && cursor.TryKey(ref map, Labels.Status);
        if (!read || ReadStatus(ref cursor) is not { } status || !cursor.TryKey(ref map, Labels.Facts) || ReadFacts(ref cursor) is not { } facts) return null;
        return cursor.TryEnd(ref map) && expires > issuedAt
            ? new CredentialClaims(issuer, Instant(expires), Instant(issuedAt), id.ToArray(), status, facts)
            : null;
    }

    private static StatusReference? ReadStatus(ref CborCursor cursor)
    {
        var (index, uri) = (0UL, "");
        CborMap list = default;
        var read = cursor.TryMap(out var status) && cursor.TryKeyText(ref status, ListName) && cursor.TryMap(out list)
            && cursor.TryKeyText(ref list, "idx"u8) && cursor.TryUnsigned(0, Labels.HighestIndex, out index)
            && cursor.TryKeyText(ref list, "uri"u8) && cursor.TryText(LongestAddress, out uri)
            && cursor.TryEnd(ref list) && cursor.TryEnd(ref status);
        return read ? new StatusReference(uri, (int)index) : null;
    }

    private static void WriteFacts(CborWriter writer, CredentialFacts facts)
    {
        writer.WriteStartMap(7 + (facts.Kana is null ? 0 : 1) + (facts.BirthOn is null ? 0 : 1) + (facts.FormerName is null ? 0 : 1));
        Write(writer, 1, facts.QualificationId);
        Write(writer, 2, facts.RegistrationNumber);
        Write(writer, 3, facts.RegisteredOn);
        Write(writer, 4, facts.Name);
        if (facts.Kana is not null) Write(writer, 5, facts.Kana);
        if (facts.BirthOn is { } birth) Write(writer, 6, birth);
        writer.WriteInt32(7);
        writer.WriteInt32(facts.RegisterVersion);
        if (facts.FormerName is not null) Write(writer, 8, facts.FormerName);
        Write(writer, 9, facts.QualificationName);
        Write(writer, 10, facts.BodyName);
        writer.WriteEndMap();
    }

    private static CredentialFacts? ReadFacts(ref CborCursor cursor)
    {
        string qualification = "", number = "", name = "", qualificationName = "", body = "";
        string? kana = null, former = null;
        DateOnly registeredOn = default;
        DateOnly? birthOn = null;
        var version = 0UL;
        var read = cursor.TryMap(out var map)
            && cursor.TryKey(ref map, 1) && cursor.TryText(80, out qualification)
            && cursor.TryKey(ref map, 2) && cursor.TryText(60, out number)
            && cursor.TryKey(ref map, 3) && cursor.TryDate(out registeredOn)
            && cursor.TryKey(ref map, 4) && cursor.TryText(200, out name)
            && TryOptional(ref cursor, ref map, 5, out kana)
            && TryOptional(ref cursor, ref map, 6, out birthOn)
            && cursor.TryKey(ref map, 7) && cursor.TryUnsigned(1, int.MaxValue, out version)
            && TryOptional(ref cursor, ref map, 8, out former)
            && cursor.TryKey(ref map, 9) && cursor.TryText(100, out qualificationName)
            && cursor.TryKey(ref map, 10) && cursor.TryText(200, out body)
            && cursor.TryEnd(ref map);
        return !read ? null : new CredentialFacts
        {
            QualificationId = qualification,
            QualificationName = qualificationName,
            RegistrationNumber = number,
            RegisteredOn = registeredOn,
            Name = name,
            Kana = kana,
            FormerName = former,
            BirthOn = birthOn,
            BodyName = body,
            RegisterVersion = (int)version,
        };
    }

    private static bool TryOptional(ref CborCursor cursor, ref CborMap map, int key, out string? text)
    {
        text = null;
        return !cursor.NextKeyIs(map, key) || (cursor.TryKey(ref map, key) && cursor.TryText(200, out text));
    }

    private static bool TryOptional(ref CborCursor cursor, ref CborMap map, int key, out DateOnly? date)
    {
        date = null;
        if (!cursor.NextKeyIs(map, key)) return true;
        if (!cursor.TryKey(ref map, key) || !cursor.TryDate(out var day)) return false;
        date = day;
        return true;
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

    private static DateTimeOffset Instant(ulong second) => DateTimeOffset.FromUnixTimeSeconds((long)second);
}
