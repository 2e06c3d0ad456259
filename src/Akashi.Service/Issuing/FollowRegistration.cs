using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing;

/// <summary>
/// Credentials follow the status and the facts of their registration, in the same transaction. A credential with
/// a fact that the register has changed is replaced (G7); a fact that is not in the credential changes nothing.
/// </summary>
internal sealed class FollowRegistration(AkashiDb db, Commit commit, StatusChange change) : IFollow<RegistrationChanged>
{
    private static readonly HotQuery<Func<AkashiDb, Guid, IAsyncEnumerable<IssuedCredential>>> IssuedFor = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid registration) => db.Set<IssuedCredential>().Where(c => c.RegistrationId == registration)));

    public async Task FollowAsync(RegistrationChanged happened, CancellationToken ct)
    {
        var credentials = await IssuedFor.For(db)(db, happened.Registration.Id).ToListAsync(ct);
        foreach (var credential in credentials)
        {
            credential.RegistrationStatus = happened.Registration.Status;
            if (credential.State != CredentialState.Valid || CredentialCode.StillSays(credential, happened.Registration)) continue;
            credential.State = CredentialState.Replaced;
            await commit.RaiseAsync(new CredentialReplaced(credential.Id, credential.RegistrationId, happened.By), ct);
        }
        change.Announce(credentials.Select(c => c.ListId));
    }
}
