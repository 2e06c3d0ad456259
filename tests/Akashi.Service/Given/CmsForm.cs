using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Service.Tests.Given;

/// <summary>How a detached CMS is made. The defaults are those of the card agent, and a test can change each of them.</summary>
public sealed record CmsForm
{
    private const string Data = "1.2.840.113549.1.7.1";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <summary>Object identifier of the digest.</summary>
    public string Digest { get; init; } = Sha256;

    /// <summary>Whether it has the signing-certificate attribute (RFC 5035).</summary>
    public bool NamesCertificate { get; init; } = true;

    /// <summary>The certificate named by that attribute; null for the signer's.</summary>
    public X509Certificate2? NamedCertificate { get; init; }

    /// <summary>Whether it has signed attributes at all.</summary>
    public bool SignedAttributes { get; init; } = true;

    /// <summary>Number of signatures by the key.</summary>
    public int Signers { get; init; } = 1;

    /// <summary>Whether it contains the signer's certificate.</summary>
    public bool WithCertificate { get; init; } = true;

    /// <summary>Signs a document.</summary>
    public byte[] Sign(byte[] document, TestKey key)
    {
        using var certificate = key.Certificate.CopyWithPrivateKey(key.Key);
        var cms = new SignedCms(new ContentInfo(new Oid(Data), document), detached: true);
        for (var i = 0; i < Signers; i++) cms.ComputeSignature(Signer(certificate));
        return cms.Encode();
    }

    private CmsSigner Signer(X509Certificate2 certificate)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            DigestAlgorithm = new Oid(Digest),
            IncludeOption = WithCertificate ? X509IncludeOption.EndCertOnly : X509IncludeOption.None,
        };
        if (!SignedAttributes) return signer;
        if (NamesCertificate)
            signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), AttributeFor(NamedCertificate ?? certificate)));
        else
            signer.SignedAttributes.Add(new Pkcs9DocumentName("application"));
        return signer;
    }

    // SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }; the digest is SHA-256 by default.
    private static byte[] AttributeFor(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        return writer.Encode();
    }
}
