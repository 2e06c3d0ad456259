using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Join;

/// <summary>Removes joins that nobody finished, with the facts of the certificate in them.</summary>
internal sealed class EndedJoins(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        var (before, ahead) = (clock.GetUtcNow() - WayJoin.Life, clock.GetUtcNow() + Clocks.Tolerance);
        return db.Set<WayJoin>().Where(j => j.BegunAt <= before || j.BegunAt > ahead).OrderBy(j => j.BegunAt).Take(most).ExecuteDeleteAsync(ct);
    }
}
