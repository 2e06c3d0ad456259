using System.Formats.Cbor;

namespace Akashi.Vectors.Cose;

/// <summary>The containers of RFC 9052, by their tags.</summary>
internal enum CoseKind
{
    Encrypt0 = 16,
    Mac0 = 17,
    Sign1 = 18,
    Encrypt = 96,
    Mac = 97,
    Sign = 98,
}

/// <summary>One signature of a message.</summary>
internal sealed record CoseSignature(byte[] Protected, CoseHeader Header, byte[] Value);

/// <summary>The labels that are needed from both headers; the protected one wins.</summary>
internal sealed record CoseHeader(long? Algorithm, byte[]? KeyId);

/// <summary>Any COSE message with signatures, as others write it. The product reads only its own form.</summary>
internal sealed record CoseMessage(CoseKind Kind, byte[] Protected, byte[] Payload, IReadOnlyList<CoseSignature> Signatures)
{
    private const ulong CwtTag = 61;

    /// <summary>Reads a message. Containers other than signed ones come without their content.</summary>
    /// <param name="bytes">The message.</param>
    /// <param name="untagged">The kind of a message without a tag.</param>
    /// <exception cref="CborContentException">It is not a COSE message.</exception>
    /// <exception cref="InvalidOperationException">It is not a COSE message.</exception>
    public static CoseMessage Read(byte[] bytes, CoseKind untagged)
    {
        var reader = new CborReader(bytes, CborConformanceMode.Lax);
        var kind = untagged;
        while (reader.PeekState() == CborReaderState.Tag)
        {
            // A CWT tag may precede the container (RFC 8392, 6).
            if ((ulong)reader.ReadTag() is var tag && tag != CwtTag) kind = (CoseKind)Math.Min(tag, int.MaxValue);
        }
        if (!Enum.IsDefined(kind)) throw new CborContentException("Another tag.");
        if (kind is not (CoseKind.Sign1 or CoseKind.Sign)) return new CoseMessage(kind, [], [], []);
        reader.ReadStartArray();
        var (protectedBytes, header) = ReadHeaders(reader);
        var payload = reader.ReadByteString();
        var signatures = new List<CoseSignature>();
        if (kind == CoseKind.Sign1) signatures.Add(new CoseSignature([], header, reader.ReadByteString()));
        else ReadSigners(reader, signatures);
        reader.ReadEndArray();
        return reader.BytesRemaining == 0
            ? new CoseMessage(kind, protectedBytes, payload, signatures)
            : throw new CborContentException("Something after the end.");
    }

    /// <summary>The bytes that a signature covers (RFC 9052, 4.4).</summary>
    public byte[] ToBeSigned(CoseSignature signature, byte[] external)
    {
        var writer = new CborWriter();
        writer.WriteStartArray(Kind == CoseKind.Sign1 ? 4 : 5);
        writer.WriteTextString(Kind == CoseKind.Sign1 ? "Signature1" : "Signature");
        writer.WriteByteString(Protected);
        if (Kind == CoseKind.Sign) writer.WriteByteString(signature.Protected);
        writer.WriteByteString(external);
        writer.WriteByteString(Payload);
        writer.WriteEndArray();
        return writer.Encode();
    }

    private static void ReadSigners(CborReader reader, List<CoseSignature> signatures)
    {
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            reader.ReadStartArray();
            var (protectedBytes, header) = ReadHeaders(reader);
            signatures.Add(new CoseSignature(protectedBytes, header, reader.ReadByteString()));
            reader.ReadEndArray();
        }
        reader.ReadEndArray();
    }

    private static (byte[] Protected, CoseHeader Header) ReadHeaders(CborReader reader)
    {
        var bytes = reader.ReadByteString();
        var inside = bytes.Length == 0 ? new CoseHeader(null, null) : ReadMap(new CborReader(bytes));
        var outside = ReadMap(reader);
        // An empty map is equivalent to nothing, and is signed as nothing.
        return (bytes is [0xA0] ? [] : bytes, new CoseHeader(inside.Algorithm ?? outside.Algorithm, inside.KeyId ?? outside.KeyId));
    }

    private static CoseHeader ReadMap(CborReader reader)
    {
        (long? algorithm, byte[]? keyId) = (null, null);
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var label = reader.PeekState() is CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger ? reader.ReadInt64() : SkipAnd(reader);
            if (label == 1 && reader.PeekState() is CborReaderState.NegativeInteger) algorithm = reader.ReadInt64();
            else if (label == 4 && reader.PeekState() is CborReaderState.ByteString) keyId = reader.ReadByteString();
            else reader.SkipValue();
        }
        reader.ReadEndMap();
        return new CoseHeader(algorithm, keyId);
    }

    private static long SkipAnd(CborReader reader)
    {
        reader.SkipValue();
        return 0;
    }
}
