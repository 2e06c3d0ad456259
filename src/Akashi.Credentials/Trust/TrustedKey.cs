using Akashi.Credentials.Decisions;

namespace Akashi.Credentials.Trust;

/// <summary>An issuer's key in a trust list.</summary>
/// <param name="Certificate">Its certificate, DER.</param>
/// <param name="Purpose">What it signs.</param>
/// <param name="State">The CA's last OCSP answer; <see cref="CertificateState.Unknown"/> where there is no recent one.</param>
/// <param name="AsOf">The time of that answer; null where there has never been one.</param>
public sealed record TrustedKey(ReadOnlyMemory<byte> Certificate, CertificatePurpose Purpose, CertificateState State, DateTimeOffset? AsOf)
{
    /// <summary>First 8 bytes of SHA-256 over the certificate.</summary>
    public ReadOnlyMemory<byte> KeyId { get; } = CertifiedKey.KeyIdOf(Certificate.Span);
}
