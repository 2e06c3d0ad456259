using System.Formats.Cbor;
using System.IO.Compression;
using System.Security.Cryptography;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Status;

/// <summary>
/// A signed status list (Token Status List, CWT profile): 4 bits a credential, compressed by zlib. A list is checked like a credential:
/// signature, address, dates; and it cannot be made to grow beyond its size.
/// </summary>
public sealed class StatusList
{
    /// <summary>Media type and protected type of a list.</summary>
    public const string MediaType = "application/statuslist+cwt";

    /// <summary>Places in a list: 2^20.</summary>
    public const int Places = Labels.HighestIndex + 1;

    private const int Bits = 4;
    private const int Size = Places * Bits / 8;
    private readonly Sign1 message;
    private readonly byte[] statuses;

    private StatusList(Sign1 message, byte[] statuses, string uri, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        (this.message, this.statuses) = (message, statuses);
        (Uri, IssuedAt, ExpiresAt) = (uri, issuedAt, expiresAt);
    }

    /// <summary>First 8 bytes of SHA-256 over the certificate that is said to have signed it.</summary>
    public ReadOnlyMemory<byte> KeyId => message.KeyId;

    /// <summary>Address of the list; must equal the one in the credential.</summary>
    public string Uri { get; }

    /// <summary>As of when it speaks.</summary>
    public DateTimeOffset IssuedAt { get; }

    /// <summary>After this it says nothing any more.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>State at a place, 0 to 1,048,575; null where the number there is none of ours.</summary>
    public StatusValue? this[int index]
    {
        get
        {
            var pair = statuses[index / 2];
            var value = (StatusValue)((index & 1) == 0 ? pair & 0x0F : pair >> 4);
            return value is <= StatusValue.Deleted or StatusValue.Replaced or StatusValue.Withdrawn ? value : null;
        }
    }

    /// <summary>Signs a list.</summary>
    /// <param name="uri">Its address.</param>
    /// <param name="entries">Places that are not valid; each index once.</param>
    /// <param name="issuedAt">As of when.</param>
    /// <param name="life">How long it may be believed.</param>
    /// <param name="timeToLive">After how long a new one should be fetched.</param>
    /// <param name="signer">ES256 key.</param>
    public static byte[] Issue(
        string uri, IEnumerable<KeyValuePair<int, StatusValue>> entries, DateTimeOffset issuedAt, TimeSpan life, TimeSpan timeToLive, ISigner signer) =>
        IssueCompressed(uri, Compress(entries), issuedAt, life, timeToLive, signer);

    /// <summary>Signs a list whose states were compressed before: the same states are signed anew without that work.</summary>
    /// <param name="uri">Its address.</param>
    /// <param name="compressed">What <see cref="Compress"/> gave.</param>
    /// <param name="issuedAt">As of when.</param>
    /// <param name="life">How long it may be believed.</param>
    /// <param name="timeToLive">After how long a new one should be fetched.</param>
    /// <param name="signer">ES256 key.</param>
    public static byte[] IssueCompressed(string uri, ReadOnlySpan<byte> compressed, DateTimeOffset issuedAt, TimeSpan life, TimeSpan timeToLive, ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(5);
        writer.WriteInt32(Labels.Subject);
        writer.WriteTextString(uri);
        writer.WriteInt32(Labels.Expires);
        writer.WriteInt64((issuedAt + life).ToUnixTimeSeconds());
        writer.WriteInt32(Labels.IssuedAt);
        writer.WriteInt64(issuedAt.ToUnixTimeSeconds());
        writer.WriteInt32(Labels.StatusList);
        writer.WriteStartMap(2);
        writer.WriteTextString("lst");
        writer.WriteByteString(compressed);
        writer.WriteTextString("bits");
        writer.WriteInt32(Bits);
        writer.WriteEndMap();
        writer.WriteInt32(Labels.TimeToLive);
        writer.WriteInt64((long)timeToLive.TotalSeconds);
        writer.WriteEndMap();
        return Sign1.Write(signer, MediaType, writer.Encode());
    }

    /// <summary>The states of a list in zlib (RFC 1950): the costly part of signing one.</summary>
    /// <param name="entries">Places that are not valid; each index once.</param>
    public static byte[] Compress(IEnumerable<KeyValuePair<int, StatusValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var statuses = new byte[Size];
        foreach (var (index, value) in entries) statuses[index / 2] |= (byte)((index & 1) == 0 ? (int)value : (int)value << 4);
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.SmallestSize)) zlib.Write(statuses);
        return memory.ToArray();
    }

    /// <summary>Reads a list strictly; no input makes it throw.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, out StatusList? list, out Fault fault)
    {
        list = null;
        if (!Sign1.TryRead(bytes, MediaType, out var message, out fault)) return false;
        var reader = new CborReader(message!.Payload, CborConformanceMode.Canonical);
        try
        {
            list = Read(reader, message);
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException or ArgumentOutOfRangeException or InvalidDataException)
        {
            list = null;
        }
        if (reader.BytesRemaining != 0) list = null;
        if (list is null) fault = new Fault(FormatFault.Claims, message.Payload.Length - reader.BytesRemaining);
        return list is not null;
    }

    /// <summary>Checks the signature over the bytes received.</summary>
    public bool IsSignedBy(ECDsa key) => message.IsSignedBy(key);

    private static StatusList? Read(CborReader reader, Sign1 message)
    {
        if (reader.ReadStartMap() != 5 || reader.ReadInt32() != Labels.Subject) return null;
        var uri = reader.ReadTextString();
        if (reader.ReadInt32() != Labels.Expires) return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
        if (reader.ReadInt32() != Labels.IssuedAt) return null;
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
        if (reader.ReadInt32() != Labels.StatusList || reader.ReadStartMap() != 2 || reader.ReadTextString() != "lst") return null;
        var compressed = reader.ReadByteString();
        if (reader.ReadTextString() != "bits" || reader.ReadInt32() != Bits) return null;
        reader.ReadEndMap();
        if (reader.ReadInt32() != Labels.TimeToLive || reader.ReadInt64() < 0) return null;
        reader.ReadEndMap();
        if (issuedAt < DateTimeOffset.UnixEpoch || expires <= issuedAt) return null;
        return Decompress(compressed) is { } statuses ? new StatusList(message, statuses, uri, issuedAt, expires) : null;
    }

    // Exactly the size of a list: what is shorter, or would grow beyond it, is none.
    private static byte[]? Decompress(byte[] compressed)
    {
        var statuses = new byte[Size];
        using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        return zlib.ReadAtLeast(statuses, Size, throwOnEndOfStream: false) == Size && zlib.ReadByte() < 0 ? statuses : null;
    }
}
