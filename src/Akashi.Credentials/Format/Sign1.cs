using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Akashi.Credentials.Format;

/// <summary>Why bytes are no COSE_Sign1 of ours.</summary>
public enum FormatFault
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>Not base64 of the accepted forms.</summary>
    Text,

    /// <summary>An address that leads elsewhere than to this system's verifier.</summary>
    Address,

    /// <summary>Not CBOR in deterministic encoding, cut, or followed by more.</summary>
    Encoding,

    /// <summary>CBOR, but not the structure of a COSE_Sign1 of ours.</summary>
    Structure,

    /// <summary>Another algorithm, type, or header than the specification names.</summary>
    Header,

    /// <summary>A claim is missing, unknown or of the wrong kind.</summary>
    Claims,
}

/// <summary>A fault with the place where it was seen.</summary>
/// <param name="Reason">What.</param>
/// <param name="Offset">Byte from which on the input was not as it must be; 0 where the whole is meant.</param>
public readonly record struct Fault(FormatFault Reason, int Offset);

/// <summary>A COSE_Sign1 (RFC 9052, 4.2) with the bytes as received.</summary>
internal sealed record Sign1(byte[] Protected, byte[] KeyId, byte[] Payload, byte[] Signature)
{
    private static ReadOnlySpan<byte> EmptyMap => [0xA0];

    /// <summary>What the signature is over (RFC 9052, 4.4): the bytes received, not encoded again.</summary>
    public byte[] ToBeSigned() => Structure(Protected, Payload);

    /// <summary>Checks the signature with a P-256 key.</summary>
    public bool IsSignedBy(ECDsa key) => key.VerifyData(ToBeSigned(), Signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

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
        var signature = signer.Sign(Structure(protectedBytes, payload));
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteTag((CborTag)Labels.Sign1Tag);
        writer.WriteStartArray(4);
        writer.WriteByteString(protectedBytes);
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteByteString(payload);
        writer.WriteByteString(signature);
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Reads a message strictly; no input makes it throw.</summary>
    /// <param name="bytes">One message and nothing after it.</param>
    /// <param name="type">What its protected header must name as type; null where it must name none.</param>
    /// <param name="message">The message; null where there is a fault.</param>
    /// <param name="fault">Why not.</param>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, string? type, out Sign1? message, out Fault fault)
    {
        message = null;
        var reader = new CborReader(bytes, CborConformanceMode.Canonical);
        try
        {
            if (reader.PeekState() != CborReaderState.Tag || reader.ReadTag() != (CborTag)Labels.Sign1Tag || reader.ReadStartArray() != 4)
                return Fails(FormatFault.Structure, reader, bytes, out fault);
            var header = reader.ReadByteString();
            var unprotected = reader.ReadEncodedValue();
            var payload = reader.ReadByteString();
            var signature = reader.ReadByteString();
            reader.ReadEndArray();
            if (reader.BytesRemaining != 0) return Fails(FormatFault.Encoding, reader, bytes, out fault);
            if (!unprotected.Span.SequenceEqual(EmptyMap) || !TryHeader(header, type, out var keyId)) return Fails(FormatFault.Header, reader, bytes, out fault);
            if (signature.Length != Labels.SignatureLength) return Fails(FormatFault.Structure, reader, bytes, out fault);
            message = new Sign1(header, keyId, payload, signature);
            fault = default;
            return true;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            return Fails(e is InvalidOperationException ? FormatFault.Structure : FormatFault.Encoding, reader, bytes, out fault);
        }
    }

    // Exactly an algorithm as a number, kid of 8 bytes, and a type where one is wanted: nothing else, so no "crit" either.
    private static bool TryHeader(byte[] bytes, string? type, out byte[] keyId)
    {
        keyId = [];
        var reader = new CborReader(bytes, CborConformanceMode.Canonical);
        try
        {
            if (reader.ReadStartMap() != (type is null ? 2 : 3)) return false;
            if (reader.ReadInt32() != Labels.Algorithm || reader.ReadInt32() is not (Labels.Es256 or Labels.Esp256) || reader.ReadInt32() != Labels.KeyId) return false;
            keyId = reader.ReadByteString();
            if (type is not null && (reader.ReadInt32() != Labels.Type || reader.ReadTextString() != type)) return false;
            reader.ReadEndMap();
            return reader.BytesRemaining == 0 && keyId.Length == Labels.KeyIdLength;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            return false;
        }
    }

    private static bool Fails(FormatFault reason, CborReader reader, ReadOnlyMemory<byte> bytes, out Fault fault)
    {
        fault = new Fault(reason, bytes.Length - reader.BytesRemaining);
        return false;
    }

    private static byte[] Structure(byte[] protectedBytes, byte[] payload)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(4);
        writer.WriteTextString("Signature1");
        writer.WriteByteString(protectedBytes);
        writer.WriteByteString([]);
        writer.WriteByteString(payload);
        writer.WriteEndArray();
        return writer.Encode();
    }
}
