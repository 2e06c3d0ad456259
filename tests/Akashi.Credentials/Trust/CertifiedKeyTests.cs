using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Trust;

namespace Akashi.Credentials.Tests.Trust;

/// <summary>V2: whose key counts for what, by its certificate alone.</summary>
public sealed class CertifiedKeyTests
{
    private const string ExtendedKeyUsages = "2.5.29.37";

    [Fact]
    public void The_id_is_the_start_of_the_hash_of_the_certificate()
    {
        using var certificate = Certificate(ECCurve.NamedCurves.nistP256, Usages(CertificatePurposes.StatusListSigning));
        var key = CertifiedKey.Of(certificate)!;
        Assert.Equal((Convert.ToHexString(SHA256.HashData(certificate.RawData)[..8]), CertificatePurpose.StatusLists), (key.Id, key.Purpose));
        Assert.Equal((key.Id, key.Id), (CertifiedKey.IdOf(certificate), Convert.ToHexString(new TrustedKey(certificate.RawData, key.Purpose, default, null).KeyId.Span)));
    }

    [Fact]
    public void A_key_for_something_else_is_none()
    {
        using var certificate = Certificate(ECCurve.NamedCurves.nistP256, Usages("1.3.6.1.5.5.7.3.1"));
        Assert.Null(CertifiedKey.Of(certificate));
    }

    [Fact]
    public void A_key_on_another_curve_of_256_bits_is_none()
    {
        using var certificate = Certificate(ECCurve.NamedCurves.brainpoolP256r1);
        Assert.Null(CertifiedKey.Of(certificate));
    }

    [Fact]
    public void A_key_of_another_kind_is_none()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=key", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Given.IssuedAt, Given.ExpiresAt);
        Assert.Null(CertifiedKey.Of(certificate));
    }

    [Fact]
    public void Usages_that_nobody_can_read_allow_nothing()
    {
        using var certificate = Certificate(ECCurve.NamedCurves.nistP256, new X509Extension(ExtendedKeyUsages, [0x30, 0x7F], critical: false));
        Assert.Null(CertifiedKey.Of(certificate));
    }

    private static X509EnhancedKeyUsageExtension Usages(string usage) => new([new Oid(usage)], false);

    private static X509Certificate2 Certificate(ECCurve curve, params X509Extension[] extensions)
    {
        using var key = ECDsa.Create(curve);
        var request = new CertificateRequest("CN=key", key, HashAlgorithmName.SHA256);
        foreach (var extension in extensions) request.CertificateExtensions.Add(extension);
        return request.CreateSelfSigned(Given.IssuedAt, Given.ExpiresAt);
    }
}
