using System.Security.Cryptography;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Platform.Storage;

/// <summary>
/// One transaction of one act: what was decided, all that follows from its events, and the audit lines are saved
/// together or not at all. Acts leave the database as if they had been one after another: on SQLite they are; on
/// PostgreSQL one that lost against another is run again, from its begin.
/// </summary>
/// <param name="db">The request's context; load what you decide on inside of the act, never before.</param>
/// <param name="engine">The engine behind it.</param>
/// <param name="services">Where the followers of events are found.</param>
public sealed class Commit(AkashiDb db, StorageEngine engine, IServiceProvider services)
{
    private const int LongestWait = 250;
    private readonly List<AuditLine> lines = [];
    private readonly List<Action> afterwards = [];

    /// <summary>Runs an act and saves it.</summary>
    /// <typeparam name="T">What the act answers.</typeparam>
    /// <param name="act">Loads, decides, changes; raises events with <see cref="RaiseAsync{TEvent}"/>. It may be run again: no network inside, and nothing outside of it is changed.</param>
    /// <param name="ct">Stops it before the commit.</param>
    /// <returns>The act's answer, after the commit.</returns>
    public async Task<T> RunAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var answer = await RunOnceAsync(act, ct);
                foreach (var action in afterwards) action();
                return answer;
            }
            catch (Exception e) when (engine.MayRunAgain(e, tries))
            {
                // At random, so that two that met do not meet again.
                await Task.Delay(RandomNumberGenerator.GetInt32(Math.Min(LongestWait, 4 << tries)), ct);
            }
        }
    }

    /// <summary>Runs an act that answers nothing, and saves it.</summary>
    /// <param name="act">As of <see cref="RunAsync{T}"/>.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task RunAsync(Func<Task> act, CancellationToken ct) => RunAsync(
        async () =>
        {
            await act();
            return true;
        },
        ct);

    /// <summary>Lets all followers of an event act inside of the running transaction.</summary>
    /// <typeparam name="TEvent">The event's own type; its followers are registered by it.</typeparam>
    public async Task RaiseAsync<TEvent>(TEvent happened, CancellationToken ct)
        where TEvent : IDomainEvent
    {
        foreach (var follower in services.GetServices<IFollow<TEvent>>()) await follower.FollowAsync(happened, ct);
        if (happened is IRecorded recorded) lines.Add(recorded.Line);
    }

    /// <summary>Keeps for after the commit what only wakes or tells; it is lost where the process ends before.</summary>
    internal void Afterwards(Action action) => afterwards.Add(action);

    private async Task<T> RunOnceAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        // A save that fails ends the act: nothing would go back to a point between.
        db.Database.AutoSavepointsEnabled = false;
        lines.Clear();
        afterwards.Clear();
        await using var transaction = await engine.BeginAsync(db, ct);
        var answer = await act();
        await db.SaveChangesAsync(ct);
        if (lines.Count > 0) await RecordAsync(ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    // At the very end: acts wait for each other only from here to their commit.
    private async Task RecordAsync(CancellationToken ct)
    {
        foreach (var record in services.GetServices<IRecord>()) await record.AppendAsync(lines, ct);
        await db.SaveChangesAsync(ct);
    }
}
