using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Sessions;

/// <summary>Removes sessions a day after nobody can use them any more; the audit trail keeps what was done in them.</summary>
internal sealed class EndedSessions(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        // Whether signed out or left: a session that was not seen for so long is over, as one that was seen in the future is.
        var (before, ahead) = (clock.GetUtcNow() - Kept, clock.GetUtcNow() + Clocks.Tolerance);
        return db.Set<Session>().Where(s => s.SeenAt < before || s.SeenAt > ahead).OrderBy(s => s.SeenAt).Take(most).ExecuteDeleteAsync(ct);
    }
}
