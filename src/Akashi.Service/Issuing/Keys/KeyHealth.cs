using Akashi.Credentials.Decisions;
using Akashi.Service.Platform.Health;

namespace Akashi.Service.Issuing.Keys;

/// <summary>
/// Whether the CA says that the certificates on which verification depends are good:
/// that of the key that signs codes, and that of the key that signs status lists.
/// </summary>
internal sealed class KeyHealth(CertificateBook book, IssuerKeys keys, TimeProvider clock) : IHealth
{
    public async Task<string?> GapAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var states = (await book.PublishedAsync(ct)).ToDictionary(c => c.KeyId, c => c.StateAt(now));
        CertificateState[] needed = [.. new[] { keys.OfCodes, keys[KeyPurpose.Status] }.Select(k => states.GetValueOrDefault(k.Id, CertificateState.Unknown))];
        if (needed.Contains(CertificateState.Revoked)) return VerificationReasons.CodeOf(VerificationReason.SigningCertificateRevoked);
        return needed.Contains(CertificateState.Unknown) ? VerificationReasons.CodeOf(VerificationReason.SigningCertificateUnknown) : null;
    }
}
