using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Limits;

/// <summary>Counts what subjects do, hour by hour. The count is not part of the act: an attempt that fails counts too.</summary>
internal sealed class ActCounter(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    private const int SecondsOfHour = 3600;

    private long Second => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Counts one attempt.</summary>
    /// <returns>How long the subject has to wait; null if it may proceed.</returns>
    public async Task<TimeSpan?> CountAsync(Guid subject, LimitedActAttribute limit, CancellationToken ct)
    {
        var (second, act) = (Second, limit.Act);
        var hour = second / SecondsOfHour;
        // A single statement, so that two nodes lose no count. Any other hour starts
        // a new count, even a future one left behind when the clock was set back.
        var counts = await db.Database.SqlQuery<int>($"""
            INSERT INTO act_counts ("SubjectId", "Act", "Hour", "Count") VALUES ({subject}, {act}, {hour}, 1)
            ON CONFLICT ("SubjectId", "Act") DO UPDATE SET
                "Count" = CASE WHEN act_counts."Hour" = excluded."Hour" THEN act_counts."Count" + 1 ELSE 1 END, "Hour" = excluded."Hour"
            RETURNING "Count" AS "Value"
            """).ToListAsync(ct);
        return counts[0] <= limit.PerHour ? null : TimeSpan.FromSeconds(SecondsOfHour - (second % SecondsOfHour));
    }

    /// <inheritdoc/>
    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        var hour = Second / SecondsOfHour;
        return db.Set<ActCount>().Where(c => c.Hour != hour).OrderBy(c => c.SubjectId).ThenBy(c => c.Act).Take(most).ExecuteDeleteAsync(ct);
    }
}
