using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Keys;

/// <summary>All certificates the issuer has ever had, in the database: the same for every node.</summary>
internal sealed class CertificateBook(AkashiDb db, Commit commit, TimeProvider clock)
{
    private static readonly HotQuery<Func<AkashiDb, string, CancellationToken, Task<bool>>> Revoked = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string key, CancellationToken _) =>
            db.Set<IssuerCertificate>().Any(c => c.KeyId == key && c.RevokedAt != null)));

    /// <summary>Adds the certificates of the keys that this node has opened.</summary>
    public async Task EnterAsync(IReadOnlyList<IssuerKey> keys, CancellationToken ct)
    {
        foreach (var key in keys) await commit.RunAsync(() => EnterAsync(key, ct), ct);
    }

    /// <summary>Certificates that have not expired, grouped by purpose.</summary>
    public async Task<IReadOnlyList<IssuerCertificate>> PublishedAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Set<IssuerCertificate>().AsNoTracking()
            .Where(c => c.EndsAt > now)
            .OrderBy(c => c.Purpose).ThenBy(c => c.EndsAt).ThenBy(c => c.KeyId)
            .ToListAsync(ct);
    }

    /// <summary>Key ids of revoked certificates.</summary>
    public async Task<IReadOnlySet<string>> RevokedAsync(CancellationToken ct) =>
        (await db.Set<IssuerCertificate>().Where(c => c.RevokedAt != null).Select(c => c.KeyId).ToListAsync(ct)).ToHashSet();

    /// <summary>Whether the certificate of a key is revoked; may also be called inside an act.</summary>
    public Task<bool> IsRevokedAsync(string keyId, CancellationToken ct) =>
        Revoked.For(db)(db, keyId, ct);

    private async Task<bool> EnterAsync(IssuerKey key, CancellationToken ct)
    {
        if (await db.Set<IssuerCertificate>().AnyAsync(c => c.KeyId == key.Id, ct)) return false;
        db.Add(new IssuerCertificate
        {
            KeyId = key.Id,
            Purpose = key.Purpose,
            Pem = string.Join('\n', key.Chain.Prepend(key.Certificate).Select(c => c.ExportCertificatePem())),
            EndsAt = key.Certificate.NotAfter,
        });
        return true;
    }
}
