using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Tests;

/// <summary>A CA and what it certified. The same keys make the same certificates.</summary>
internal sealed class SmallAuthority
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private readonly RSA key;
    private readonly DateTimeOffset begin;

    public SmallAuthority(RSA key, DateTimeOffset begin)
    {
        (this.key, this.begin) = (key, begin);
        Certificate = Issue("CN=Authority", key, [0x11], r => r.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true)));
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>A certificate for an issuer's key.</summary>
    public X509Certificate2 Leaf(AsymmetricAlgorithm leaf, byte serial, string? usage = null) => Issue("CN=Leaf", leaf, [0x22, serial], r =>
    {
        if (usage is not null) r.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        r.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        r.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(["http://localhost:1/ocsp"], []));
    });

    /// <summary>A responder's certificate, with the usage for it or another one.</summary>
    public X509Certificate2 Responder(AsymmetricAlgorithm responder, string usage = OcspSigning) =>
        Issue("CN=Responder", responder, [0x33], r => r.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false)));

    private X509Certificate2 Issue(string name, AsymmetricAlgorithm subject, byte[] serial, Action<CertificateRequest> extend)
    {
        var request = subject is ECDsa curve
            ? new CertificateRequest(name, curve, HashAlgorithmName.SHA256)
            : new CertificateRequest(name, (RSA)subject, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        extend(request);
        return request.Create(
            new X500DistinguishedName("CN=Authority"), X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), begin, begin.AddYears(5),
            serial);
    }
}
