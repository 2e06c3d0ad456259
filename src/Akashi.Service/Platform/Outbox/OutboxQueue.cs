using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Outbox;

/// <summary>How long a worker holds a message.</summary>
/// <param name="Held">From then on another worker may take it.</param>
/// <param name="Worked">A handler is stopped after so long; less than <paramref name="Held"/>.</param>
public sealed record OutboxLease(TimeSpan Held, TimeSpan Worked)
{
    /// <summary>A minute, less ten seconds for clocks that differ.</summary>
    public static readonly OutboxLease Usual = new(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(50));
}

/// <summary>Claims and finishes messages, each in one short statement: whoever changes the row has it.</summary>
internal sealed class OutboxQueue(AkashiDb db, OutboxLease lease, TimeProvider clock)
{
    /// <summary>Takes the message of a kind that is due the longest; null where none is.</summary>
    public async Task<OutboxRow?> ClaimAsync(string kind, CancellationToken ct)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var free = db.Set<OutboxRow>().Where(r => r.Kind == kind && r.GaveUpAt == null && r.DueAt <= now && (r.LeaseUntil == null || r.LeaseUntil <= now));
            if (await free.OrderBy(r => r.DueAt).ThenBy(r => r.Id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct) is not { } id) return null;
            var mine = Guid.CreateVersion7(now);
            var claimed = await free.Where(r => r.Id == id).ExecuteUpdateAsync(
                u => u.SetProperty(r => r.LeaseId, mine).SetProperty(r => r.LeaseUntil, now + lease.Held).SetProperty(r => r.Attempts, r => r.Attempts + 1), ct);
            // Another worker was faster: look for the next.
            if (claimed == 1) return await db.Set<OutboxRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.LeaseId == mine, ct);
        }
    }

    /// <summary>Removes a message that is done.</summary>
    /// <returns>False where the lease ran out and another has it.</returns>
    public async Task<bool> RemoveAsync(OutboxRow claimed, CancellationToken ct) => await Held(claimed).ExecuteDeleteAsync(ct) == 1;

    /// <summary>Puts a message back to be tried later.</summary>
    /// <returns>False where the lease ran out and another has it.</returns>
    public async Task<bool> PutBackAsync(OutboxRow claimed, TimeSpan wait, string reason, CancellationToken ct)
    {
        var due = clock.GetUtcNow() + wait;
        return await Held(claimed).ExecuteUpdateAsync(
            u => u.SetProperty(r => r.DueAt, due).SetProperty(r => r.LeaseId, (Guid?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null).SetProperty(r => r.Reason, Short(reason)), ct) == 1;
    }

    /// <summary>Parks a message for an operator.</summary>
    /// <returns>False where the lease ran out and another has it.</returns>
    public async Task<bool> ParkAsync(OutboxRow claimed, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await Held(claimed).ExecuteUpdateAsync(
            u => u.SetProperty(r => r.GaveUpAt, now).SetProperty(r => r.LeaseId, (Guid?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null).SetProperty(r => r.Reason, Short(reason)), ct) == 1;
    }

    private IQueryable<OutboxRow> Held(OutboxRow claimed) => db.Set<OutboxRow>().Where(r => r.Id == claimed.Id && r.LeaseId == claimed.LeaseId);

    private static string Short(string reason) => reason.Length <= OutboxTable.LongestReason ? reason : reason[..OutboxTable.LongestReason];
}
