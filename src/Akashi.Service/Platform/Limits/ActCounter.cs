using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Limits;

/// <summary>Counts what subjects do, an hour at a time, outside of the act itself: an attempt that fails counts too.</summary>
internal sealed class ActCounter(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    private const int SecondsOfHour = 3600;

    private long Second => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Counts one more.</summary>
    /// <returns>How long to wait; null where the subject may go on.</returns>
    public async Task<TimeSpan?> CountAsync(Guid subject, LimitedActAttribute limit, CancellationToken ct)
    {
        var (second, act) = (Second, limit.Act);
        var hour = second / SecondsOfHour;
        // One statement, so that of two nodes neither loses a count. Another hour, also one of the future where the clock was set back, begins anew.
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
