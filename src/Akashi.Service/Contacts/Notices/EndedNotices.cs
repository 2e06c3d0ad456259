using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts.Notices;

/// <summary>Removes old notices; the time line of the application stays.</summary>
internal sealed class EndedNotices(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public async Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        // One of the future was made before the clock was set back; it is news all the same, and would stand above all others for as long.
        var (now, before, ahead) = (clock.GetUtcNow(), clock.GetUtcNow() - Kept, clock.GetUtcNow() + Clocks.Tolerance);
        await db.Set<Notice>().Where(n => n.At > ahead).ExecuteUpdateAsync(u => u.SetProperty(n => n.At, now), ct);
        return await db.Set<Notice>().Where(n => n.At < before).OrderBy(n => n.At).Take(most).ExecuteDeleteAsync(ct);
    }
}
