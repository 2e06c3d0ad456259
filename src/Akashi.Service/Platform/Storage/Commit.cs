using Akashi.Service.Platform.Events;

namespace Akashi.Service.Platform.Storage;

/// <summary>
/// One transaction of one act: what was decided, all that follows from its events, and the audit lines are saved
/// together or not at all. On SQLite the transaction takes the write lock at its begin, so acts are one after another.
/// </summary>
/// <param name="db">The request's context; load what you decide on inside of the act, never before.</param>
/// <param name="services">Where the followers of events are found.</param>
public sealed class Commit(AkashiDb db, IServiceProvider services)
{
    /// <summary>Runs an act and saves it.</summary>
    /// <typeparam name="T">What the act answers.</typeparam>
    /// <param name="act">Loads, decides, changes; raises events with <see cref="RaiseAsync{TEvent}"/>. No network inside.</param>
    /// <param name="ct">Stops it before the commit.</param>
    /// <returns>The act's answer, after the commit.</returns>
    public async Task<T> RunAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var answer = await act();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    /// <summary>Lets all followers of an event act inside of the running transaction.</summary>
    /// <typeparam name="TEvent">The event's own type; its followers are registered by it.</typeparam>
    public async Task RaiseAsync<TEvent>(TEvent happened, CancellationToken ct)
        where TEvent : IDomainEvent
    {
        foreach (var follower in services.GetServices<IFollow<TEvent>>()) await follower.FollowAsync(happened, ct);
        foreach (var follower in services.GetServices<IFollowAll>()) await follower.FollowAsync(happened, ct);
    }
}
