using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Akashi.Trust;

/// <summary>
/// Certificates of CAs as BouncyCastle reads them. Each is read once, because BouncyCastle tests whether a modulus is fit for RSA whenever it reads
/// a key, which takes longer than all other steps of a check.
/// </summary>
internal static class Issuers
{
    private static readonly ConditionalWeakTable<X509Certificate2, BcCertificate> Known = [];

    /// <summary>The same certificate, with a key that is read once.</summary>
    /// <param name="issuer">A CA's certificate.</param>
    public static BcCertificate Of(X509Certificate2 issuer) => Known.GetValue(issuer, static c => new BcCertificate(c.RawData));
}
