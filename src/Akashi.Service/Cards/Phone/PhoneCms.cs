using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Service.Cards.Phone;

/// <summary>
/// A detached CMS (RFC 5652) over a document, signed behind the phone. What is signed is fixed before anyone knows whose card it will be, so the signed
/// attributes cannot name the certificate as the card agent's do (RFC 5035); we build the message ourselves, and the certificate comes encrypted for us.
/// </summary>
internal static class PhoneCms
{
    private const string Data = "1.2.840.113549.1.7.1";
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>What the card must sign for a document: DigestInfo (RFC 8017, 9.2) of SHA-256 over the signed attributes, 51 bytes.</summary>
    public static byte[] DigestInfoOf(byte[] document)
    {
        var attributes = new AsnWriter(AsnEncodingRules.DER);
        // The digest covers a SET OF, whatever the tag in the message (RFC 5652, 5.4).
        WriteAttributes(attributes, null, document);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            WriteAlgorithm(writer, Sha256);
            writer.WriteOctetString(SHA256.HashData(attributes.Encode()));
        }
        return writer.Encode();
    }

    /// <summary>Builds the CMS, DER. Whether the signature is right, the checks of every answer tell.</summary>
    public static byte[] Assemble(byte[] document, PhoneSignature signed)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignedData);
            using (writer.PushSequence(Zero))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf()) WriteAlgorithm(writer, Sha256);
                using (writer.PushSequence()) writer.WriteObjectIdentifier(Data);
                using (writer.PushSetOf(Zero)) writer.WriteEncodedValue(signed.Certificate.RawData);
                using (writer.PushSetOf()) WriteSigner(writer, document, signed.Certificate, signed.Value);
            }
        }
        return writer.Encode();
    }

    private static void WriteSigner(AsnWriter writer, byte[] document, X509Certificate2 certificate, byte[] signature)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(certificate.IssuerName.RawData);
                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }
            WriteAlgorithm(writer, Sha256);
            WriteAttributes(writer, Zero, document);
            WriteAlgorithm(writer, RsaEncryption);
            writer.WriteOctetString(signature);
        }
    }

    private static void WriteAttributes(AsnWriter writer, Asn1Tag? tag, byte[] document)
    {
        using (writer.PushSetOf(tag))
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(ContentType);
                using (writer.PushSetOf()) writer.WriteObjectIdentifier(Data);
            }
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(MessageDigest);
                using (writer.PushSetOf()) writer.WriteOctetString(SHA256.HashData(document));
            }
        }
    }

    private static void WriteAlgorithm(AsnWriter writer, string algorithm)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(algorithm);
            writer.WriteNull();
        }
    }
}
