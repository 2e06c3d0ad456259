using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Pdf.Signing;

/// <summary>A CMS over the file, bound to the signer's certificate (RFC 5035). The time is in the file, not here (EN 319 142-1, 6.3).</summary>
internal static class CadesSignature
{
    private static readonly Oid Sha256 = new("2.16.840.1.101.3.4.2.1");

    /// <summary>A number of hexadecimal digits that is certainly enough.</summary>
    public static int Room(PdfSigningKey key)
        => 2 * (3072 + key.Certificate.RawData.Length + key.Chain.Sum(c => c.RawData.Length));

    public static byte[] Create(byte[] content, PdfSigningKey key)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, key.Certificate, key.Key)
        {
            DigestAlgorithm = Sha256,
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.Certificates.AddRange(key.Chain);
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), SigningCertificateV2(key.Certificate)));
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    private static byte[] SigningCertificateV2(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData)); // SHA-256 is the default, so its name is omitted
        return writer.Encode();
    }
}
