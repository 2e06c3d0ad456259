using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Sessions;

/// <summary>Removes sessions that have been unusable for a day; the audit trail keeps what was done in them.</summary>
internal sealed class EndedSessions(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        // Signed out or abandoned, a session not seen for this long has ended; so has one last seen in the future.
        var (before, ahead) = (clock.GetUtcNow() - Kept, clock.GetUtcNow() + Clocks.Tolerance);
        return db.Set<Session>().Where(s => s.SeenAt < before || s.SeenAt > ahead).OrderBy(s => s.SeenAt).Take(most).ExecuteDeleteAsync(ct);
    }
}
