using System.Text.Json;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Platform.Outbox;

/// <summary>Adds messages within the transaction of the act that needs them: both are saved, or neither.</summary>
/// <param name="db">The database.</param>
/// <param name="commit">The running act.</param>
/// <param name="bell">Wakes this process's worker after the commit.</param>
/// <param name="clock">The time.</param>
public sealed class OutboxWriter(AkashiDb db, Commit commit, OutboxBell bell, TimeProvider clock)
{
    /// <summary>Adds a message; only valid inside an act.</summary>
    /// <param name="kind">Selects the handler (<see cref="OutboxSetup.AddOutboxHandler{T}"/>).</param>
    /// <param name="payload">Ids and codes; stored as JSON.</param>
    /// <param name="dueAt">Time of the first attempt, within an hour (<see cref="OutboxWaits.LongestAfter"/>); null for at once.</param>
    /// <returns>The message's id.</returns>
    public Guid Add<T>(string kind, T payload, DateTimeOffset? dueAt = null)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Add(new OutboxRow { Id = id, Kind = kind, Payload = JsonSerializer.Serialize(payload), DueAt = dueAt ?? now });
        commit.Afterwards(() => bell.Ring(kind));
        return id;
    }
}
