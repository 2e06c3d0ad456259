using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Utilities;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Akashi.Trust;

/// <summary>Certificates of CAs as BouncyCastle reads them, each read once, with its key.</summary>
internal static class Issuers
{
    private const string None = "0";
    private static readonly ConditionalWeakTable<X509Certificate2, BcCertificate> Known = [];

    /// <summary>The same certificate.</summary>
    /// <param name="issuer">A CA's certificate that is configured, or that leads to one that is.</param>
    public static BcCertificate Of(X509Certificate2 issuer) => Known.GetValue(issuer, Read);

    /// <summary>
    /// Reads RSA keys without testing whether the modulus is prime, which takes longer than all other steps of a check. The test is against keys of
    /// strangers; use this only for keys that are configured, or that a configured CA has signed.
    /// </summary>
    /// <param name="read">Reads keys, in this thread.</param>
    public static T WithoutPrimalityTest<T>(Func<T> read) => Properties.WithThreadProperty(Properties.RsaMaxMRTests, None, read);

    private static BcCertificate Read(X509Certificate2 issuer)
    {
        var certificate = new BcCertificate(issuer.RawData);
        // The certificate keeps its key.
        WithoutPrimalityTest(certificate.GetPublicKey);
        return certificate;
    }
}
