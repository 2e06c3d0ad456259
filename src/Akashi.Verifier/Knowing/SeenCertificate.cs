using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Trust;

namespace Akashi.Verifier.Knowing;

/// <summary>A certificate that leads to the root, and what is known of it.</summary>
internal sealed class SeenCertificate(X509Certificate2 certificate, X509Certificate2 issuer, CertifiedKey key)
{
    public X509Certificate2 Certificate => certificate;

    public X509Certificate2 Issuer => issuer;

    public ECDsa Key => key.Key;

    /// <summary>What it may sign; a trust list makes it less, never more.</summary>
    public CertificatePurpose Purpose { get; set; } = key.Purpose;

    /// <summary>As of when its CA last called it good; null where it never did.</summary>
    public DateTimeOffset? GoodAsOf { get; set; }
}

/// <summary>What is known of one certificate, as it is kept.</summary>
/// <param name="Id">The key's id, hexadecimal; in the profile "nqs" the certificate's SHA-256.</param>
/// <param name="IsRevoked">Revoked, for ever.</param>
/// <param name="GoodAsOf">As of when its CA last called it good; null where it never did.</param>
internal readonly record struct KeptState(string Id, bool IsRevoked, DateTimeOffset? GoodAsOf);

/// <summary>The certificates and what is known of them, as they are kept.</summary>
internal sealed record KeptCertificates(string Pem, IReadOnlyList<KeptState> States)
{
    public bool Equals(KeptCertificates? other) => other is not null && Pem == other.Pem && States.SequenceEqual(other.States);

    public override int GetHashCode() => Pem.GetHashCode(StringComparison.Ordinal);
}
