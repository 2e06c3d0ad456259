using System.Formats.Cbor;
using System.Security.Cryptography;
using Akashi.Credentials.Cbor;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Nqs;

/// <summary>The COSE_Sign1 around a code of the profile "nqs": PS256 in the protected header, the key id outside it.</summary>
internal sealed record NqsMessage(string KeyId, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Signature)
{
    private const int KeyBits = 2048;
    private const int SignatureLength = KeyBits / 8;
    private const int LongestKeyId = 64;

    // Tag 18, array of 4, the protected header {1: -37} of 4 bytes.
    private static ReadOnlySpan<byte> Start => [0xD2, 0x84, 0x44, 0xA1, 0x01, 0x38, 0x24];

    private static ReadOnlySpan<byte> Protected => Start[3..];

    /// <summary>Whether a code is of this profile. Its bytes tell, before anything in it is trusted.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Start);

    /// <summary>Checks the signature with an RSA key of 2048 bits, over the bytes received.</summary>
    public bool IsSignedBy(RSA key) =>
        key.KeySize == KeyBits && key.VerifyData(SigStructure.Of(Protected, Payload.Span), Signature.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    public static byte[] Write(INqsSigner signer, byte[] payload)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteTag((CborTag)Labels.Sign1Tag);
        writer.WriteStartArray(4);
        writer.WriteByteString(Protected);
        writer.WriteStartMap(1);
        writer.WriteInt32(Labels.KeyId);
        writer.WriteTextString(signer.KeyId);
        writer.WriteEndMap();
        writer.WriteByteString(payload);
        writer.WriteByteString(signer.Sign(SigStructure.Of(Protected, payload)));
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Reads a message; no input makes it throw. Others write this layout too, so every unambiguous encoding is accepted.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, out NqsMessage? message, out Fault fault)
    {
        var reader = new CborReader(bytes, CborConformanceMode.Strict);
        try
        {
            message = IsOne(bytes.Span) ? Read(reader) : null;
            fault = message is null ? new Fault(FormatFault.Structure, bytes.Length - reader.BytesRemaining)
                : reader.BytesRemaining > 0 ? new Fault(FormatFault.Encoding, bytes.Length - reader.BytesRemaining, EncodingFault.Trailing)
                : default;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            message = null;
            fault = new Fault(e is CborContentException ? FormatFault.Encoding : FormatFault.Structure, bytes.Length - reader.BytesRemaining);
        }
        if (fault != default) message = null;
        return message is not null;
    }

    private static NqsMessage? Read(CborReader reader)
    {
        reader.ReadTag();
        reader.ReadStartArray();
        reader.ReadByteString();
        if (reader.ReadStartMap() is not (1 or null) || reader.ReadInt32() != Labels.KeyId) return null;
        // Only text is accepted. If bytes were too, a bit that the signature does not cover could be changed unnoticed.
        var keyId = reader.ReadTextString();
        reader.ReadEndMap();
        var message = new NqsMessage(keyId, reader.ReadByteString(), reader.ReadByteString());
        reader.ReadEndArray();
        return keyId.Length is >= 1 and <= LongestKeyId && message.Signature.Length == SignatureLength ? message : null;
    }
}
