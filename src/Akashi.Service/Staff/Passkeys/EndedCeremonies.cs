using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff.Passkeys;

/// <summary>Removes challenges that nobody answered in time.</summary>
internal sealed class EndedCeremonies(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        var (now, ahead) = (clock.GetUtcNow(), clock.GetUtcNow() + Ceremonies.Life + Clocks.Tolerance);
        return db.Set<PasskeyCeremony>().Where(c => c.ExpiresAt < now || c.ExpiresAt > ahead).OrderBy(c => c.ExpiresAt).Take(most).ExecuteDeleteAsync(ct);
    }
}
