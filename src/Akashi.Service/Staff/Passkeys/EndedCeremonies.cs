using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff.Passkeys;

/// <summary>Removes the challenges that nobody answered in time.</summary>
internal sealed class EndedCeremonies(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Set<PasskeyCeremony>().Where(c => c.ExpiresAt < now).OrderBy(c => c.ExpiresAt).Take(most).ExecuteDeleteAsync(ct);
    }
}
