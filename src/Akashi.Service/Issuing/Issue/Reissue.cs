using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Issue;

/// <summary>
/// After a signing certificate was revoked, reissues each credential signed under it with the current key, if it would
/// still be valid. An interrupted run continues where it stopped; holders find the new credentials on their pages.
/// </summary>
internal sealed class Reissue(AkashiDb db, CertificateBook book, IssuerKeys keys, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Some = 200;

    /// <summary>Issues all that are waiting; does nothing if the current key's certificate is revoked too.</summary>
    /// <returns>Number of credentials issued.</returns>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var revoked = await book.RevokedAsync(ct);
        if (revoked.Count == 0 || revoked.Contains(keys.OfCodes.Id)) return 0;
        var issued = 0;
        foreach (var key in revoked) issued += await ReissueAsync(key, ct);
        return issued;
    }

    private async Task<int> ReissueAsync(string keyId, CancellationToken ct)
    {
        var (issued, left) = (0, 0);
        while (true)
        {
            var now = clock.GetUtcNow();
            var waiting = await db.Set<IssuedCredential>().AsNoTracking()
                .Where(c => c.KeyId == keyId && c.SuccessorId == null && c.ExpiresAt > now)
                .Where(c => c.State == CredentialState.Valid && c.RegistrationStatus == RegistrationStatus.Active)
                .OrderBy(c => c.Id).Skip(left).Take(Some).ToListAsync(ct);
            if (waiting.Count == 0) return issued;
            foreach (var old in waiting)
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<IssueHandler>().ReplaceAsync(old, ct) is IssueOutcome.Issued) issued++;
                else left++;
            }
        }
    }
}
