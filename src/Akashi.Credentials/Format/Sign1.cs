using System.Formats.Cbor;
using System.Security.Cryptography;
using Akashi.Credentials.Cbor;

namespace Akashi.Credentials.Format;

/// <summary>A COSE_Sign1 (RFC 9052, 4.2), as slices of the bytes received.</summary>
internal sealed record Sign1(ReadOnlyMemory<byte> Protected, ReadOnlyMemory<byte> KeyId, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Signature)
{
    private const int CurveBits = 256;
    private const int SmallMessage = 2048;

    /// <summary>Where the payload starts in the message. Faults in the payload are reported as offsets in the whole message.</summary>
    public int PayloadAt { get; private init; }

    private static ReadOnlySpan<byte> EmptyMap => [0xA0];

    /// <summary>Checks the signature with a P-256 key, over the bytes received.</summary>
    public bool IsSignedBy(ECDsa key)
    {
        if (key.KeySize != CurveBits) return false;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        HashToBeSigned(Protected.Span, Payload.Span, hash);
        return key.VerifyHash(hash, Signature.Span, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public static byte[] Write(ISigner signer, string? type, byte[] payload)
    {
        var header = new CborWriter(CborConformanceMode.Canonical);
        header.WriteStartMap(type is null ? 2 : 3);
        header.WriteInt32(Labels.Algorithm);
        header.WriteInt32(Labels.Es256);
        header.WriteInt32(Labels.KeyId);
        header.WriteByteString(signer.KeyId.Span);
        if (type is not null)
        {
            header.WriteInt32(Labels.Type);
            header.WriteTextString(type);
        }
        header.WriteEndMap();
        var protectedBytes = header.Encode();
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteTag((CborTag)Labels.Sign1Tag);
        writer.WriteStartArray(4);
        writer.WriteByteString(protectedBytes);
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteByteString(payload);
        writer.WriteByteString(signer.Sign(SigStructure.Of(protectedBytes, payload)));
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Reads a message strictly; no input makes it throw.</summary>
    /// <param name="bytes">One message with nothing after it.</param>
    /// <param name="type">The type that its protected header must name; null where it must name none.</param>
    /// <param name="message">The message; null where there is a fault.</param>
    /// <param name="fault">What is wrong.</param>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, string? type, out Sign1? message, out Fault fault)
    {
        message = null;
        // First read everything to the end; then ask whose it is.
        var cursor = new CborCursor(bytes.Span, FormatFault.Structure);
        Range header = default, unprotected = default, payload = default, signature = default;
        var read = cursor.TryTag(Labels.Sign1Tag) && cursor.TryArray(4) && cursor.TryBytes(out header) && cursor.TryAnyMap(out unprotected)
            && cursor.TryBytes(out payload) && cursor.TryBytes(out signature) && cursor.TryFinish();
        fault = cursor.Fault;
        if (!read || !TryHeader(bytes, header, type, out var keyId, out fault)) return false;
        if (!bytes.Span[unprotected].SequenceEqual(EmptyMap)) fault = new Fault(FormatFault.Header, unprotected.Start.Value);
        else if (bytes.Span[signature].Length != Labels.SignatureLength) fault = new Fault(FormatFault.Structure, signature.Start.Value);
        else message = new Sign1(bytes[header], keyId, bytes[payload], bytes[signature]) { PayloadAt = payload.Start.Value };
        return message is not null;
    }

    // Exactly an algorithm as a number, a kid of 8 bytes, and a type where one is expected. Nothing else is allowed, so no "crit" either.
    private static bool TryHeader(ReadOnlyMemory<byte> message, Range at, string? type, out ReadOnlyMemory<byte> keyId, out Fault fault)
    {
        keyId = default;
        var start = at.Start.Value;
        var bytes = message[at];
        var cursor = new CborCursor(bytes.Span, FormatFault.Header, start);
        var algorithm = 0L;
        Range kid = default;
        var read = cursor.TryMap(out var map)
            && cursor.TryKey(ref map, Labels.Algorithm) && cursor.TryInteger(out algorithm)
            && cursor.TryKey(ref map, Labels.KeyId) && cursor.TryBytes(out kid)
            && (type is null || (cursor.TryKey(ref map, Labels.Type) && cursor.TryText(type.Length, out var named) && named == type))
            && cursor.TryEnd(ref map) && cursor.TryFinish();
        var ours = read && algorithm is Labels.Es256 or Labels.Esp256 && bytes[kid].Length == Labels.KeyIdLength;
        if (ours) keyId = bytes[kid];
        fault = ours ? default : FaultOf(bytes, start, cursor.Fault);
        return ours;
    }

    // A header that is not deterministic is reported as unreadable, whatever else is wrong with it. An empty header belongs to another system.
    private static Fault FaultOf(ReadOnlyMemory<byte> header, int start, Fault found)
    {
        var encoding = header.IsEmpty ? default : CborCursor.Check(header.Span, start);
        if (encoding != default) return encoding;
        return found.Reason == FormatFault.Header ? found : new Fault(FormatFault.Header, start);
    }

    private static void HashToBeSigned(ReadOnlySpan<byte> protectedBytes, ReadOnlySpan<byte> payload, Span<byte> hash)
    {
        var length = SigStructure.LongestFor(protectedBytes, payload);
        Span<byte> bytes = length <= SmallMessage ? stackalloc byte[SmallMessage] : new byte[length];
        SHA256.HashData(bytes[..SigStructure.Write(bytes, protectedBytes, payload)], hash);
    }
}
