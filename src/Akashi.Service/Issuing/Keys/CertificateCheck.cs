using System.Security.Cryptography.X509Certificates;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Keys;

/// <summary>Asks by OCSP what the CA says of each certificate that is published, and keeps it. Revoked is for ever.</summary>
internal sealed class CertificateCheck(CertificateBook book, AkashiDb db, Commit commit, OcspClient ocsp, ServiceSettings settings, TimeProvider clock)
{
    private readonly TrustAnchors anchors = new(settings.IssuerRoots);

    /// <summary>Asks once for each.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var certificate in await book.PublishedAsync(ct))
        {
            if (certificate.RevokedAt is not null) continue;
            using var own = certificate.Chain[0];
            anchors.Check(own, clock.GetUtcNow(), X509KeyUsageFlags.DigitalSignature, out var issuer);
            if (issuer is null) continue;
            var answer = await ocsp.AskAsync(own, issuer, ct);
            if (answer.State is Revocation.Good or Revocation.Revoked) await commit.RunAsync(() => KeepAsync(certificate.KeyId, answer, ct), ct);
        }
    }

    private async Task<bool> KeepAsync(string keyId, RevocationAnswer answer, CancellationToken ct)
    {
        var certificate = await db.Set<IssuerCertificate>().SingleAsync(c => c.KeyId == keyId, ct);
        if (certificate.RevokedAt is not null) return false;
        if (answer.State == Revocation.Good)
        {
            if (certificate.GoodAsOf >= answer.AsOf) return false;
            certificate.GoodAsOf = answer.AsOf;
            return true;
        }
        certificate.RevokedAt = answer.RevokedAt ?? answer.AsOf;
        await commit.RaiseAsync(new IssuerCertificateRevoked(certificate.KeyId, certificate.Purpose.ToString(), certificate.RevokedAt.Value), ct);
        return true;
    }
}
