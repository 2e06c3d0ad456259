using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing;

/// <summary>Credentials follow the state of their registration, in the same transaction.</summary>
internal sealed class FollowRegistration(AkashiDb db, StatusChange change) : IFollow<RegistrationChanged>
{
    public async Task FollowAsync(RegistrationChanged happened, CancellationToken ct)
    {
        var credentials = await db.Set<IssuedCredential>().Where(c => c.RegistrationId == happened.Registration.Id).ToListAsync(ct);
        foreach (var credential in credentials) credential.RegistrationStatus = happened.Registration.Status;
        if (credentials.Count > 0) change.Announce();
    }
}
