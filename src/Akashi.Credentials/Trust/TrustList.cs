using System.Formats.Cbor;
using System.Security.Cryptography;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Trust;

/// <summary>
/// A signed list of the issuer's keys, with the last OCSP answer for each certificate and the addresses of the status lists: all that a verifier
/// without an OCSP parser needs. The list also contains its own signer; the reader first checks that signer's certificate against the root.
/// </summary>
public sealed class TrustList
{
    /// <summary>Media type and protected type of a trust list.</summary>
    public const string MediaType = "application/akashi-trust-list+cwt";

    /// <summary>How long after its issue a list may count without a network at most: 24 hours.</summary>
    public static readonly TimeSpan LongestOffline = TimeSpan.FromHours(24);

    private const int MostKeys = 1000;
    private const int MostLists = 10_000;
    private const CertificatePurpose AnyPurpose = CertificatePurpose.Credentials | CertificatePurpose.StatusLists | CertificatePurpose.TrustLists;
    private readonly ListHead head;

    private TrustList(ListHead head, IReadOnlyList<TrustedKey> keys, IReadOnlyList<string> lists, DateTimeOffset offlineEndsAt) =>
        (this.head, Keys, StatusLists, OfflineEndsAt) = (head, keys, lists, offlineEndsAt);

    /// <summary>First 8 bytes of SHA-256 over the certificate that, by its own account, signed it.</summary>
    public ReadOnlyMemory<byte> KeyId => head.Message.KeyId;

    /// <summary>Its own address.</summary>
    public string Uri => head.Uri;

    /// <summary>Until this time the list may be taken, and the states in it count.</summary>
    public DateTimeOffset ExpiresAt => head.ExpiresAt;

    /// <summary>
    /// Until this time a list that was taken counts without a network, and names the keys with one; <see cref="ExpiresAt"/> where the list has no
    /// such end.
    /// </summary>
    public DateTimeOffset OfflineEndsAt { get; }

    /// <summary>The time as of which the list speaks.</summary>
    public DateTimeOffset IssuedAt => head.IssuedAt;

    /// <summary>Every key whose certificate has not expired, whether in use or not.</summary>
    public IReadOnlyList<TrustedKey> Keys { get; }

    /// <summary>Addresses of the status lists.</summary>
    public IReadOnlyList<string> StatusLists { get; }

    /// <summary>Signs a trust list.</summary>
    /// <param name="uri">Its address.</param>
    /// <param name="keys">The keys, including the signer's.</param>
    /// <param name="statusLists">Addresses of the status lists.</param>
    /// <param name="issuedAt">The time as of which the list speaks.</param>
    /// <param name="life">How long the list may be trusted.</param>
    /// <param name="signer">ES256 key.</param>
    /// <param name="offlineLife">How long a list that was taken counts without a network, <paramref name="life"/> to
    /// <see cref="LongestOffline"/>; null for no longer than with one.</param>
    public static byte[] Issue(
        string uri, IReadOnlyList<TrustedKey> keys, IReadOnlyList<string> statusLists, DateTimeOffset issuedAt, TimeSpan life, ISigner signer,
        TimeSpan? offlineLife = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(statusLists);
        ArgumentNullException.ThrowIfNull(signer);
        if (offlineLife < life || offlineLife > LongestOffline) throw new ArgumentOutOfRangeException(nameof(offlineLife));
        var writer = SignedList.Begin(uri, issuedAt, life, offlineLife is null ? SignedList.Claims : SignedList.Claims + 1);
        writer.WriteInt32(Labels.TrustedKeys);
        writer.WriteStartArray(keys.Count);
        foreach (var key in keys) Write(writer, key);
        writer.WriteEndArray();
        writer.WriteInt32(Labels.StatusLists);
        writer.WriteStartArray(statusLists.Count);
        foreach (var list in statusLists) writer.WriteTextString(list);
        writer.WriteEndArray();
        if (offlineLife is { } offline)
        {
            writer.WriteInt32(Labels.OfflineEnd);
            writer.WriteInt64((issuedAt + offline).ToUnixTimeSeconds());
        }
        writer.WriteEndMap();
        return Sign1.Write(signer, MediaType, writer.Encode());
    }

    /// <summary>Reads a trust list strictly; no input makes it throw. Do not trust what it says before checking the signature.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, out TrustList? list, out Fault fault) =>
        SignedList.TryRead(bytes, MediaType, Read, out list, out fault);

    /// <summary>Checks the signature over the bytes received.</summary>
    public bool IsSignedBy(ECDsa key) => head.Message.IsSignedBy(key);

    private static void Write(CborWriter writer, TrustedKey key)
    {
        writer.WriteStartMap(key.AsOf is null ? 3 : 4);
        writer.WriteInt32(1);
        writer.WriteByteString(key.Certificate.Span);
        writer.WriteInt32(2);
        writer.WriteInt32((int)key.Purpose);
        writer.WriteInt32(3);
        writer.WriteInt32((int)key.State);
        if (key.AsOf is { } asOf)
        {
            writer.WriteInt32(4);
            writer.WriteInt64(asOf.ToUnixTimeSeconds());
        }
        writer.WriteEndMap();
    }

    private static TrustList? Read(CborReader reader, ListHead head)
    {
        if (head.Claims is not (SignedList.Claims or SignedList.Claims + 1)) return null;
        if (reader.ReadInt32() != Labels.TrustedKeys || ReadArray(reader, MostKeys, ReadKey) is not { } keys) return null;
        if (reader.ReadInt32() != Labels.StatusLists || ReadArray(reader, MostLists, r => r.ReadTextString()) is not { } lists) return null;
        if (ReadOfflineEnd(reader, head) is not { } offlineEnd) return null;
        reader.ReadEndMap();
        return new TrustList(head, keys, lists, offlineEnd);
    }

    private static DateTimeOffset? ReadOfflineEnd(CborReader reader, ListHead head)
    {
        if (head.Claims == SignedList.Claims) return head.ExpiresAt;
        if (reader.ReadInt32() != Labels.OfflineEnd) return null;
        var end = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
        return end >= head.ExpiresAt && end - head.IssuedAt <= LongestOffline ? end : null;
    }

    private static List<T>? ReadArray<T>(CborReader reader, int most, Func<CborReader, T?> read)
        where T : class
    {
        if (reader.ReadStartArray() is not { } count || count > most) return null;
        var items = new List<T>();
        for (var i = 0; i < count; i++)
        {
            if (read(reader) is not { } item) return null;
            items.Add(item);
        }
        reader.ReadEndArray();
        return items;
    }

    private static TrustedKey? ReadKey(CborReader reader)
    {
        var count = reader.ReadStartMap();
        if (count is not (3 or 4) || reader.ReadInt32() != 1) return null;
        var certificate = reader.ReadByteString();
        if (reader.ReadInt32() != 2) return null;
        var purpose = (CertificatePurpose)reader.ReadInt32();
        if (purpose == CertificatePurpose.None || (purpose & ~AnyPurpose) != 0 || reader.ReadInt32() != 3) return null;
        var state = (CertificateState)reader.ReadInt32();
        if (state is < CertificateState.Good or > CertificateState.Unknown) return null;
        DateTimeOffset? asOf = null;
        if (count == 4)
        {
            if (reader.ReadInt32() != 4) return null;
            asOf = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
        }
        reader.ReadEndMap();
        return new TrustedKey(certificate, purpose, state, asOf);
    }
}
