using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff.Openings;

/// <summary>Removes what is older than it is to be kept. What a clock that was ahead dated stays until then: nobody can hide an opening by it.</summary>
internal sealed class EndedOpenings(AkashiDb db, OpeningsSettings settings, TimeProvider clock) : IHousekeeping
{
    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - settings.Kept;
        return db.Set<RecordOpening>().Where(o => o.At < before).OrderBy(o => o.At).Take(most).ExecuteDeleteAsync(ct);
    }
}
