using Akashi.Credentials.Decisions;
using Akashi.Service.Platform.Health;

namespace Akashi.Service.Issuing.Keys;

/// <summary>
/// Whether the CA says that the certificates on which verification depends are good:
/// those of the keys that sign codes, status lists and the trust list.
/// </summary>
internal sealed class KeyHealth(CertificateBook book, IssuerKeys keys, TimeProvider clock) : IHealth
{
    public async Task<string?> GapAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var states = (await book.PublishedAsync(ct)).ToDictionary(c => c.KeyId, c => c.StateAt(now));
        IssuerKey[] signing = [keys.OfCodes, keys[KeyPurpose.Status], keys[KeyPurpose.Trust]];
        CertificateState[] needed = [.. signing.Select(k => states.GetValueOrDefault(k.Id, CertificateState.Unknown))];
        if (needed.Contains(CertificateState.Revoked)) return VerificationReasons.CodeOf(VerificationReason.SigningCertificateRevoked);
        return needed.Contains(CertificateState.Unknown) ? VerificationReasons.CodeOf(VerificationReason.SigningCertificateUnknown) : null;
    }
}
