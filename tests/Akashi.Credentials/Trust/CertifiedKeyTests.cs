using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Trust;
using CsCheck;

namespace Akashi.Credentials.Tests.Trust;

/// <summary>V2: whose key is valid for what, judged by its certificate alone.</summary>
public sealed class CertifiedKeyTests
{
    private const string ExtendedKeyUsages = "2.5.29.37";

    [Fact]
    public void The_id_is_the_start_of_the_hash_of_the_certificate()
    {
        using var certificate = Certificate(ECCurve.NamedCurves.nistP256, Usages(CertificatePurposes.StatusListSigning));
        var key = CertifiedKey.Of(certificate)!;
        Assert.Equal((Convert.ToHexString(SHA256.HashData(certificate.RawData)[..8]), CertificatePurpose.StatusLists), (key.Id, key.Purpose));
        Assert.Equal(
            (key.Id, key.Id),
            (CertifiedKey.IdOf(certificate), Convert.ToHexString(new TrustedKey(certificate.RawData, key.Purpose, default, null).KeyId.Span)));
    }

    [Fact]
    public void A_key_for_something_else_is_refused()
    {
        using var certificate = Certificate(ECCurve.NamedCurves.nistP256, Usages("1.3.6.1.5.5.7.3.1"));
        Assert.Null(CertifiedKey.Of(certificate));
    }

    [Fact]
    public void A_key_on_another_curve_of_256_bits_is_refused()
    {
        using var certificate = Certificate(ECCurve.NamedCurves.brainpoolP256r1);
        Assert.Null(CertifiedKey.Of(certificate));
    }

    [Fact]
    public void A_key_of_another_kind_is_refused()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(
            "CN=key", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Given.IssuedAt, Given.ExpiresAt);
        Assert.Null(CertifiedKey.Of(certificate));
    }

    [Fact]
    public void Usages_that_nobody_can_read_allow_nothing()
    {
        using var certificate = Certificate(ECCurve.NamedCurves.nistP256, new X509Extension(ExtendedKeyUsages, [0x30, 0x7F], critical: false));
        Assert.Null(CertifiedKey.Of(certificate));
    }

    /// <summary>The platform reads keys and extensions lazily, and throws only then.</summary>
    [Fact]
    public void A_changed_certificate_that_loads_throws_nothing()
    {
        using var certificate = Certificate(ECCurve.NamedCurves.nistP256, Usages(CertificatePurposes.CredentialSigning));
        var good = certificate.RawData;
        var loaded = 0;
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length - 1], Gen.Byte).Sample(
            (at, value, next, other) =>
            {
                var changed = good.ToArray();
                (changed[at], changed[next]) = (value, other);
                if (!Loads(changed)) return;
                Interlocked.Increment(ref loaded);
                using var read = X509CertificateLoader.LoadCertificate(changed);
                CertifiedKey.Of(read)?.Key.Dispose();
            },
            iter: 20_000);
        Assert.InRange(loaded, 1000, 20_000);
    }

    private static bool Loads(byte[] certificate)
    {
        try
        {
            X509CertificateLoader.LoadCertificate(certificate).Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
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
