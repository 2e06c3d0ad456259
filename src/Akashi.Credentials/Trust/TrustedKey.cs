using Akashi.Credentials.Decisions;

namespace Akashi.Credentials.Trust;

/// <summary>An issuer's key in a trust list.</summary>
/// <param name="Certificate">Its certificate, DER.</param>
/// <param name="Purpose">What it signs.</param>
/// <param name="State">What its CA said last by OCSP; <see cref="CertificateState.Unknown"/> where it said nothing of late.</param>
/// <param name="AsOf">When the CA said so; null where it never did.</param>
public sealed record TrustedKey(ReadOnlyMemory<byte> Certificate, CertificatePurpose Purpose, CertificateState State, DateTimeOffset? AsOf)
{
    /// <summary>First 8 bytes of SHA-256 over the certificate.</summary>
    public ReadOnlyMemory<byte> KeyId { get; } = CertifiedKey.KeyIdOf(Certificate.Span);
}
