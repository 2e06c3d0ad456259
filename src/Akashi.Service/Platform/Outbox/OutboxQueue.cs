using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Outbox;

/// <summary>How long a worker may hold a message.</summary>
/// <param name="Held">After this time another worker may take the message.</param>
/// <param name="Worked">After this time the handler is stopped; less than <paramref name="Held"/>.</param>
public sealed record OutboxLease(TimeSpan Held, TimeSpan Worked)
{
    /// <summary>One minute, of which ten seconds are kept back for clocks that differ.</summary>
    public static readonly OutboxLease Usual = new(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(50));
}

/// <summary>Claims and finishes messages, each with one short statement: the worker whose statement changes the row has the message.</summary>
internal sealed class OutboxQueue(AkashiDb db, OutboxLease lease, TimeProvider clock)
{
    /// <summary>Claims the message of a kind that has been due the longest; null if none is due.</summary>
    public async Task<OutboxRow?> ClaimAsync(string kind, CancellationToken ct)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            // No lease lasts longer than this: one that does was taken before the clock was set back.
            var longest = now + lease.Held + Clocks.Tolerance;
            var free = db.Set<OutboxRow>().Where(r =>
                r.Kind == kind && r.GaveUpAt == null && r.DueAt <= now && (r.LeaseUntil == null || r.LeaseUntil <= now || r.LeaseUntil > longest));
            if (await free.OrderBy(r => r.DueAt).ThenBy(r => r.Id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct) is not { } id)
            {
                if (await BringBackAsync(kind, now, ct)) continue;
                return null;
            }
            var mine = Guid.CreateVersion7(now);
            var claimed = await free.Where(r => r.Id == id).ExecuteUpdateAsync(
                u => u.SetProperty(r => r.LeaseId, mine)
                    .SetProperty(r => r.LeaseUntil, now + lease.Held)
                    .SetProperty(r => r.Attempts, r => r.Attempts + 1),
                ct);
            // If another worker was faster, look for the next message.
            if (claimed == 1) return await db.Set<OutboxRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.LeaseId == mine, ct);
        }
    }

    /// <summary>Removes a message whose work is done.</summary>
    /// <returns>False if the lease ran out and another worker has the message.</returns>
    public async Task<bool> RemoveAsync(OutboxRow claimed, CancellationToken ct) => await Held(claimed).ExecuteDeleteAsync(ct) == 1;

    /// <summary>Puts a message back for a later attempt.</summary>
    /// <returns>False if the lease ran out and another worker has the message.</returns>
    public async Task<bool> PutBackAsync(OutboxRow claimed, TimeSpan wait, string reason, CancellationToken ct)
    {
        var due = clock.GetUtcNow() + wait;
        return await Held(claimed).ExecuteUpdateAsync(
            u => u.SetProperty(r => r.DueAt, due)
                .SetProperty(r => r.LeaseId, (Guid?)null)
                .SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(r => r.Reason, Short(reason)),
            ct) == 1;
    }

    /// <summary>Parks a message for an operator.</summary>
    /// <returns>False if the lease ran out and another worker has the message.</returns>
    public async Task<bool> ParkAsync(OutboxRow claimed, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await Held(claimed).ExecuteUpdateAsync(
            u => u.SetProperty(r => r.GaveUpAt, now)
                .SetProperty(r => r.LeaseId, (Guid?)null)
                .SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(r => r.Reason, Short(reason)),
            ct) == 1;
    }

    // No message is put off for longer than the table of waits allows. One that seems to be was put off before the clock was set back, and would
    // otherwise wait for a day far ahead: make it due now.
    private async Task<bool> BringBackAsync(string kind, DateTimeOffset now, CancellationToken ct)
    {
        var (ahead, first) = (now + Clocks.Tolerance, now + OutboxWaits.LongestAfter(0) + Clocks.Tolerance);
        var waiting = await db.Set<OutboxRow>().Where(r => r.Kind == kind && r.GaveUpAt == null && r.DueAt > ahead && (r.Attempts > 0 || r.DueAt > first))
            .Select(r => new { r.Id, r.Attempts, r.DueAt }).ToListAsync(ct);
        var back = waiting.Where(r => Clocks.IsAhead(r.DueAt - OutboxWaits.LongestAfter(r.Attempts), now)).ToList();
        foreach (var row in back)
            await db.Set<OutboxRow>().Where(r => r.Id == row.Id && r.DueAt > ahead).ExecuteUpdateAsync(u => u.SetProperty(r => r.DueAt, now), ct);
        return back.Count > 0;
    }

    private IQueryable<OutboxRow> Held(OutboxRow claimed) => db.Set<OutboxRow>().Where(r => r.Id == claimed.Id && r.LeaseId == claimed.LeaseId);

    private static string Short(string reason) => reason.Length <= OutboxTable.LongestReason ? reason : reason[..OutboxTable.LongestReason];
}
