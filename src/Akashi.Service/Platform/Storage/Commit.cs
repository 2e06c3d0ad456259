using System.Security.Cryptography;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Platform.Storage;

/// <summary>
/// The transaction of one act: its changes, everything that follows from its events, and the audit lines
/// are saved together or not at all. Acts leave the database as if they had run one after another. On
/// SQLite they do; on PostgreSQL an act that lost against another is run again from the start.
/// </summary>
/// <param name="db">The request's context. Load what you decide on inside the act, never before it.</param>
/// <param name="engine">The engine behind the context.</param>
/// <param name="services">Provides the followers of events.</param>
public sealed class Commit(AkashiDb db, StorageEngine engine, IServiceProvider services)
{
    private const int LongestWait = 250;
    private readonly List<AuditLine> lines = [];
    private readonly List<Action> afterwards = [];

    /// <summary>Runs an act and saves it.</summary>
    /// <typeparam name="T">Result of the act.</typeparam>
    /// <param name="act">
    /// Loads, decides and changes; raises events with <see cref="RaiseAsync{TEvent}"/>. It may
    /// run more than once, so it must not use the network or change anything outside itself.
    /// </param>
    /// <param name="ct">Cancels the act before the commit.</param>
    /// <returns>The act's result, after the commit.</returns>
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
                // A random wait, so that two acts that collided do not collide again.
                await Task.Delay(RandomNumberGenerator.GetInt32(Math.Min(LongestWait, 4 << tries)), ct);
            }
        }
    }

    /// <summary>Runs an act without a result, and saves it.</summary>
    /// <param name="act">As in <see cref="RunAsync{T}"/>.</param>
    /// <param name="ct">Cancels the act before the commit.</param>
    public Task RunAsync(Func<Task> act, CancellationToken ct) => RunAsync(
        async () =>
        {
            await act();
            return true;
        },
        ct);

    /// <summary>Lets all followers of an event act inside the running transaction.</summary>
    /// <typeparam name="TEvent">The event's exact type; followers are registered for it.</typeparam>
    public async Task RaiseAsync<TEvent>(TEvent happened, CancellationToken ct)
        where TEvent : IDomainEvent
    {
        foreach (var follower in services.GetServices<IFollow<TEvent>>()) await follower.FollowAsync(happened, ct);
        if (happened is IRecorded recorded) lines.Add(recorded.Line);
    }

    /// <summary>Defers what only wakes or notifies until after the commit; it is lost if the process ends before.</summary>
    internal void Afterwards(Action action) => afterwards.Add(action);

    private async Task<T> RunOnceAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        // A save that fails ends the whole act; no savepoint is ever used.
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

    // At the very end: acts wait for each other only from here until their commit.
    private async Task RecordAsync(CancellationToken ct)
    {
        foreach (var record in services.GetServices<IRecord>()) await record.AppendAsync(lines, ct);
        await db.SaveChangesAsync(ct);
    }
}
