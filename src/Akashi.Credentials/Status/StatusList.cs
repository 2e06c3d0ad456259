using System.Formats.Cbor;
using System.IO.Compression;
using System.Security.Cryptography;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Status;

/// <summary>
/// A signed status list (Token Status List, CWT profile): 4 bits per credential, compressed with zlib. A list is checked like a credential:
/// signature, address, dates. It cannot be made to expand beyond its size.
/// </summary>
public sealed class StatusList
{
    /// <summary>Media type and protected type of a list.</summary>
    public const string MediaType = "application/statuslist+cwt";

    /// <summary>Places in a list: 2^20.</summary>
    public const int Places = Labels.HighestIndex + 1;

    private const int Bits = 4;
    private const int Size = Places * Bits / 8;
    private const long LongestToLive = uint.MaxValue;
    private readonly ListHead head;
    private readonly byte[] statuses;

    private StatusList(ListHead head, byte[] statuses) => (this.head, this.statuses) = (head, statuses);

    /// <summary>First 8 bytes of SHA-256 over the certificate that, by its own account, signed it.</summary>
    public ReadOnlyMemory<byte> KeyId => head.Message.KeyId;

    /// <summary>Address of the list; must equal the one in the credential.</summary>
    public string Uri => head.Uri;

    /// <summary>The time as of which the list speaks.</summary>
    public DateTimeOffset IssuedAt => head.IssuedAt;

    /// <summary>From this time on the list says nothing.</summary>
    public DateTimeOffset ExpiresAt => head.ExpiresAt;

    /// <summary>State at a place, 0 to 1,048,575; null where the number there is not one of ours.</summary>
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
    /// <param name="entries">Places that are not valid, each index once.</param>
    /// <param name="issuedAt">The time as of which the list speaks.</param>
    /// <param name="life">How long the list may be trusted.</param>
    /// <param name="timeToLive">After how long a new list should be fetched.</param>
    /// <param name="signer">ES256 key.</param>
    public static byte[] Issue(
        string uri, IEnumerable<KeyValuePair<int, StatusValue>> entries, DateTimeOffset issuedAt, TimeSpan life, TimeSpan timeToLive, ISigner signer) =>
        IssueCompressed(uri, Compress(entries), issuedAt, life, timeToLive, signer);

    /// <summary>Signs a list whose states are already compressed, so that signing the same states again is cheap.</summary>
    /// <param name="uri">Its address.</param>
    /// <param name="compressed">The result of <see cref="Compress"/>.</param>
    /// <param name="issuedAt">The time as of which the list speaks.</param>
    /// <param name="life">How long the list may be trusted.</param>
    /// <param name="timeToLive">After how long a new list should be fetched.</param>
    /// <param name="signer">ES256 key.</param>
    public static byte[] IssueCompressed(string uri, ReadOnlySpan<byte> compressed, DateTimeOffset issuedAt, TimeSpan life, TimeSpan timeToLive, ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var writer = SignedList.Begin(uri, issuedAt, life);
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

    /// <summary>Compresses the states of a list with zlib (RFC 1950): the expensive part of signing one.</summary>
    /// <param name="entries">Places that are not valid, each index once.</param>
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
    public static bool TryRead(ReadOnlyMemory<byte> bytes, out StatusList? list, out Fault fault) =>
        SignedList.TryRead(bytes, MediaType, Read, out list, out fault);

    /// <summary>Checks the signature over the bytes received.</summary>
    public bool IsSignedBy(ECDsa key) => head.Message.IsSignedBy(key);

    private static StatusList? Read(CborReader reader, ListHead head)
    {
        if (reader.ReadInt32() != Labels.StatusList || reader.ReadStartMap() != 2 || reader.ReadTextString() != "lst") return null;
        var compressed = reader.ReadByteString();
        if (reader.ReadTextString() != "bits" || reader.ReadInt32() != Bits) return null;
        reader.ReadEndMap();
        if (reader.ReadInt32() != Labels.TimeToLive || reader.ReadInt64() is < 0 or > LongestToLive) return null;
        reader.ReadEndMap();
        return Decompress(compressed) is { } statuses ? new StatusList(head, statuses) : null;
    }

    // The result must have exactly the size of a list. Whatever is shorter or would expand beyond it is refused, and so is whatever is not one
    // stream to its last byte.
    private static byte[]? Decompress(byte[] compressed)
    {
        var statuses = new byte[Size];
        using var source = new LastByteStream(compressed);
        using var zlib = new ZLibStream(source, CompressionMode.Decompress);
        return zlib.ReadAtLeast(statuses, Size, throwOnEndOfStream: false) == Size && zlib.ReadByte() < 0 && source.IsReadExactly ? statuses : null;
    }
}
