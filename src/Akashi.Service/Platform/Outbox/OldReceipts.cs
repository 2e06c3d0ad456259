using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Outbox;

/// <summary>Forgets taken messages long after the last try of any.</summary>
internal sealed class OldReceipts(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        return db.Set<InboxRow>().Where(r => r.TakenAt < before).OrderBy(r => r.TakenAt).Take(most).ExecuteDeleteAsync(ct);
    }
}
