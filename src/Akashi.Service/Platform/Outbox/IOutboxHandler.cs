using System.Text.Json;

namespace Akashi.Service.Platform.Outbox;

/// <summary>Work to be done outside the act that asked for it.</summary>
/// <param name="Id">UUID of version 7; the same in every attempt, so that a receiver recognises a message it has already seen.</param>
/// <param name="Kind">Stable code, such as "publish-status"; selects the handler.</param>
/// <param name="Payload">JSON with ids and codes; stored unencrypted.</param>
/// <param name="Attempt">Number of this attempt, from 1; attempts cut short by the end of a process count too.</param>
public sealed record OutboxMessage(Guid Id, string Kind, string Payload, int Attempt)
{
    /// <summary>The payload, as the type it was added with.</summary>
    /// <exception cref="JsonException">It was added with another type, which is a bug.</exception>
    public T Read<T>() => JsonSerializer.Deserialize<T>(Payload) ?? throw new JsonException("The payload is null.");
}

/// <summary>Result of an attempt.</summary>
public abstract record OutboxResult
{
    private OutboxResult()
    {
    }

    /// <summary>The work is done, by this attempt or an earlier one; the message is removed.</summary>
    public sealed record Done : OutboxResult;

    /// <summary>It failed for now; the next attempt follows after the next wait in <see cref="OutboxWaits"/>.</summary>
    /// <param name="Reason">A code for the operator; no personal facts.</param>
    public sealed record RetryLater(string Reason) : OutboxResult;

    /// <summary>It can never succeed; the message is parked and an operator is told.</summary>
    /// <param name="Reason">A code for the operator; no personal facts.</param>
    public sealed record GiveUp(string Reason) : OutboxResult;
}

/// <summary>
/// Carries out messages of one kind. A message is delivered at least once, and again if a process died halfway, so the work must be idempotent: use
/// an idempotency key of the provider, or a key in the table that it writes.
/// </summary>
public interface IOutboxHandler
{
    /// <summary>Does the work, outside any transaction; an exception counts as <see cref="OutboxResult.RetryLater"/>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancelled before the lease ends: work that goes on after that may run at the same time as another worker's.</param>
    Task<OutboxResult> HandleAsync(OutboxMessage message, CancellationToken ct);
}
