using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Trust;

namespace Akashi.Verification.Keys;

/// <summary>A certificate that chains to a root, and what is known about it.</summary>
internal sealed class SeenCertificate(X509Certificate2 certificate, X509Certificate2 issuer, CertifiedKey key)
{
    public X509Certificate2 Certificate => certificate;

    public X509Certificate2 Issuer => issuer;

    public ECDsa Key => key.Key;

    public DateTimeOffset BeginsAt => key.BeginsAt;

    public DateTimeOffset EndsAt => key.EndsAt;

    /// <summary>What it may sign; a trust list can reduce it, never extend it.</summary>
    public CertificatePurpose Purpose => key.Purpose;

    /// <summary>When its CA last called it good; null where it never did.</summary>
    public DateTimeOffset? GoodAsOf { get; set; }
}
