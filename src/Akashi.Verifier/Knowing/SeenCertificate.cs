using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Trust;

namespace Akashi.Verifier.Knowing;

/// <summary>A certificate that chains to the root, and what is known about it.</summary>
internal sealed class SeenCertificate(X509Certificate2 certificate, X509Certificate2 issuer, CertifiedKey key)
{
    public X509Certificate2 Certificate => certificate;

    public X509Certificate2 Issuer => issuer;

    public ECDsa Key => key.Key;

    public DateTimeOffset BeginsAt => key.BeginsAt;

    public DateTimeOffset EndsAt => key.EndsAt;

    /// <summary>What it may sign; a trust list can reduce it, never extend it.</summary>
    public CertificatePurpose Purpose { get; set; } = key.Purpose;

    /// <summary>When its CA last called it good; null where it never did.</summary>
    public DateTimeOffset? GoodAsOf { get; set; }
}

/// <summary>What is known about one certificate, in the form in which it is kept.</summary>
/// <param name="Id">The key's id in hexadecimal; in the profile "nqs" the certificate's SHA-256.</param>
/// <param name="IsRevoked">Whether it is revoked, which is final.</param>
/// <param name="GoodAsOf">When its CA last called it good; null where it never did.</param>
internal readonly record struct KeptState(string Id, bool IsRevoked, DateTimeOffset? GoodAsOf);

/// <summary>The certificates and what is known about them, in the form in which they are kept.</summary>
internal sealed record KeptCertificates(string Pem, IReadOnlyList<KeptState> States)
{
    public bool Equals(KeptCertificates? other) => other is not null && Pem == other.Pem && States.SequenceEqual(other.States);

    public override int GetHashCode() => Pem.GetHashCode(StringComparison.Ordinal);
}
