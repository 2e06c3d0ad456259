using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Pdf.Signing;

/// <summary>
/// A CMS over the file, bound to the signer's certificate (RFC 5035). The signer's time is in the file, not here (EN 319 142-1, 6.3); that of a time stamp
/// is here.
/// </summary>
internal static class CadesSignature
{
    private static readonly Oid Sha256 = new("2.16.840.1.101.3.4.2.1");
    private static readonly Oid SignatureTimeStamp = new("1.2.840.113549.1.9.16.2.14");

    /// <summary>A number of hexadecimal digits that is certainly enough.</summary>
    public static int Room(PdfSigningKey key, bool stamped)
        => 2 * (3072 + key.Certificate.RawData.Length + key.Chain.Sum(c => c.RawData.Length) + (stamped ? PdfSigner.LongestToken : 0));

    public static SignedCms Create(byte[] content, PdfSigningKey key)
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
        return cms;
    }

    /// <summary>Adds a time stamp over the signature (EN 319 122-1, 5.3).</summary>
    public static void Stamp(SignedCms cms, byte[] token) => cms.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData(SignatureTimeStamp, token));

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
