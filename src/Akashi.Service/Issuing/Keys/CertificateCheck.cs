using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Keys;

/// <summary>Asks the CA by OCSP about each published certificate, and stores the answer. A revocation is final.</summary>
internal sealed class CertificateCheck(
    CertificateBook book, AkashiDb db, Commit commit, OcspClient ocsp, IssuingSettings settings, TrustPublisher trust, TimeProvider clock)
{
    private readonly TrustAnchors anchors = new(settings.Roots);

    /// <summary>Asks once about each certificate.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var certificate in await book.PublishedAsync(ct))
        {
            var before = certificate.StateAt(clock.GetUtcNow());
            if (IsAhead(certificate)) await commit.RunAsync(() => DropAheadAsync(certificate.KeyId, ct), ct);
            if (certificate.RevokedAt is not null) continue;
            using var own = certificate.Chain[0];
            anchors.Check(own, clock.GetUtcNow(), X509KeyUsageFlags.DigitalSignature, out var issuer);
            if (issuer is null) continue;
            var answer = await ocsp.AskAsync(own, issuer, ct);
            if (answer.State is not (Revocation.Good or Revocation.Revoked)) continue;
            await commit.RunAsync(() => KeepAsync(certificate.KeyId, answer, ct), ct);
            if ((answer.State, before) is not (Revocation.Good, CertificateState.Good)) trust.Renew();
        }
    }

    private bool IsAhead(IssuerCertificate certificate)
    {
        var now = clock.GetUtcNow();
        return Clocks.Past(certificate.GoodAsOf, now) != certificate.GoodAsOf || Clocks.Past(certificate.RevokedAt, now) != certificate.RevokedAt;
    }

    // The clock was set back. An answer dated in the future would hide what the CA says now, so it is dropped; a revocation stays, dated now.
    private async Task DropAheadAsync(string keyId, CancellationToken ct)
    {
        var certificate = await db.Set<IssuerCertificate>().SingleAsync(c => c.KeyId == keyId, ct);
        certificate.GoodAsOf = certificate.GoodAsOfAt(clock.GetUtcNow());
        if (certificate.RevokedAt is { } at) certificate.RevokedAt = NotAhead(at);
    }

    private DateTimeOffset NotAhead(DateTimeOffset at) => clock.GetUtcNow() is var now && Clocks.IsAhead(at, now) ? now : at;

    private async Task KeepAsync(string keyId, RevocationAnswer answer, CancellationToken ct)
    {
        var certificate = await db.Set<IssuerCertificate>().SingleAsync(c => c.KeyId == keyId, ct);
        if (certificate.RevokedAt is not null) return;
        if (answer.State == Revocation.Good)
        {
            var isOlder = certificate.GoodAsOfAt(clock.GetUtcNow()) >= answer.AsOf;
            if (!isOlder) certificate.GoodAsOf = answer.AsOf;
            return;
        }
        certificate.RevokedAt = NotAhead(answer.RevokedAt ?? answer.AsOf);
        await commit.RaiseAsync(new IssuerCertificateRevoked(certificate.KeyId, certificate.Purpose.ToString(), certificate.RevokedAt.Value), ct);
    }
}
