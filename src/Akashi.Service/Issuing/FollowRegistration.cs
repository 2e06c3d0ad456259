using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing;

/// <summary>
/// Credentials follow the status and the facts of their registration, in the same transaction. A credential with
/// a fact that the register has changed is replaced (G7); a fact that is not in the credential changes nothing. A 再交付 withdraws every credential (G9).
/// </summary>
internal sealed class FollowRegistration(AkashiDb db, Commit commit, RegistersFace registers, StatusChange change, TimeProvider clock)
    : IFollow<RegistrationChanged>
{
    private static readonly HotQuery<Func<AkashiDb, Guid, IAsyncEnumerable<IssuedCredential>>> IssuedFor = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid registration) => db.Set<IssuedCredential>().Where(c => c.RegistrationId == registration)));

    public async Task FollowAsync(RegistrationChanged happened, CancellationToken ct)
    {
        var credentials = await IssuedFor.For(db)(db, happened.Registration.Id).ToListAsync(ct);
        foreach (var credential in credentials)
        {
            credential.RegistrationStatus = happened.Registration.Status;
            if (credential.State == CredentialState.Valid && happened.Act == RegistrationChanged.Reissued)
            {
                credential.End(CredentialState.Withdrawn, clock.GetUtcNow());
                await commit.RaiseAsync(new CredentialWithdrawn(credential.Id, credential.RegistrationId, happened.By), ct);
            }
            if (credential.State != CredentialState.Valid || await StillSaysAsync(credential, happened.Registration, ct)) continue;
            credential.End(CredentialState.Replaced, clock.GetUtcNow());
            await commit.RaiseAsync(new CredentialReplaced(credential.Id, credential.RegistrationId, happened.By), ct);
        }
        change.Announce(credentials.Select(c => c.ListId));
    }

    // Usually nothing was left out, and then it does not matter what the register had at the issue.
    private async Task<bool> StillSaysAsync(IssuedCredential credential, RegistrationView now, CancellationToken ct)
    {
        if (CredentialCode.StillSays(credential, now, now.Facts with { Kana = null, FormerName = null })) return true;
        var atIssue = await registers.FindVersionAsync(credential.RegistrationId, credential.RegistrationVersion, ct);
        return atIssue is not null && CredentialCode.StillSays(credential, now, atIssue.Facts);
    }
}
