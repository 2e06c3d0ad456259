using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.CardAgent.Signing;

/// <summary>
/// A detached CMS (RFC 5652) over a document, signed by the card. The card signs the digest of the signed attributes, which contain the digests of
/// document and certificate: never a bare digest from outside. It is written by hand because <c>SignedCms</c> needs a private key.
/// </summary>
internal static class CardSignature
{
    private const string Data = "1.2.840.113549.1.7.1";
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>The digest that the card must sign for a document.</summary>
    public static byte[] DigestOf(byte[] document, X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        // The digest covers a SET OF, whatever the tag in the message (RFC 5652, 5.4).
        WriteAttributes(writer, null, document, certificate);
        return SHA256.HashData(writer.Encode());
    }

    /// <summary>Builds the CMS, DER, with the card's signature over <see cref="DigestOf"/>.</summary>
    public static byte[] Assemble(byte[] document, X509Certificate2 certificate, byte[] signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignedData);
            using (writer.PushSequence(Zero))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf()) WriteAlgorithm(writer, Sha256, withNull: false);
                using (writer.PushSequence()) writer.WriteObjectIdentifier(Data);
                using (writer.PushSetOf(Zero)) writer.WriteEncodedValue(certificate.RawData);
                using (writer.PushSetOf()) WriteSigner(writer, document, certificate, signature);
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
            WriteAlgorithm(writer, Sha256, withNull: false);
            WriteAttributes(writer, Zero, document, certificate);
            WriteAlgorithm(writer, RsaEncryption, withNull: true);
            writer.WriteOctetString(signature);
        }
    }

    private static void WriteAttributes(AsnWriter writer, Asn1Tag? tag, byte[] document, X509Certificate2 certificate)
    {
        using (writer.PushSetOf(tag))
        {
            using (PushAttribute(writer, ContentType, out var values))
            using (values)
                writer.WriteObjectIdentifier(Data);
            using (PushAttribute(writer, MessageDigest, out var values))
            using (values)
                writer.WriteOctetString(SHA256.HashData(document));
            using (PushAttribute(writer, SigningCertificateV2, out var values))
            using (values)
                WriteSigningCertificate(writer, certificate);
        }
    }

    private static AsnWriter.Scope PushAttribute(AsnWriter writer, string type, out AsnWriter.Scope values)
    {
        var attribute = writer.PushSequence();
        writer.WriteObjectIdentifier(type);
        values = writer.PushSetOf();
        return attribute;
    }

    // RFC 5035: SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }, SHA-256 being the default.
    private static void WriteSigningCertificate(AsnWriter writer, X509Certificate2 certificate)
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
    }

    private static void WriteAlgorithm(AsnWriter writer, string algorithm, bool withNull)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(algorithm);
            if (withNull) writer.WriteNull();
        }
    }
}
