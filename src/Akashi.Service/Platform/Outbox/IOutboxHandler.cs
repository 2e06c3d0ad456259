using System.Text.Json;

namespace Akashi.Service.Platform.Outbox;

/// <summary>What is to be done outside of the act that asked for it.</summary>
/// <param name="Id">UUID of version 7; the same at every try, so a receiver knows a message it has seen.</param>
/// <param name="Kind">Stable code, such as "publish-status"; names the handler.</param>
/// <param name="Payload">JSON. Ids and codes; it is stored in the clear.</param>
/// <param name="Attempt">Which try this is, from 1; one that ended with its process counts too.</param>
public sealed record OutboxMessage(Guid Id, string Kind, string Payload, int Attempt)
{
    /// <summary>The payload as what was added.</summary>
    /// <exception cref="JsonException">It was added as something else: a bug.</exception>
    public T Read<T>() => JsonSerializer.Deserialize<T>(Payload) ?? throw new JsonException("The payload is null.");
}

/// <summary>What became of a try.</summary>
public abstract record OutboxResult
{
    private OutboxResult()
    {
    }

    /// <summary>It is done, now or by an earlier try; the message goes away.</summary>
    public sealed record Done : OutboxResult;

    /// <summary>Not now; it is tried again after the next wait of <see cref="OutboxWaits"/>.</summary>
    /// <param name="Reason">A code for the operator; no personal fact.</param>
    public sealed record RetryLater(string Reason) : OutboxResult;

    /// <summary>Never; the message stays, parked, and an operator is told.</summary>
    /// <param name="Reason">A code for the operator; no personal fact.</param>
    public sealed record GiveUp(string Reason) : OutboxResult;
}

/// <summary>
/// Carries out messages of one kind. A message comes at least once, and again where a process died half way: what it does must be the
/// same done twice (an idempotency key of the provider, or a key in the table of our own that it writes).
/// </summary>
public interface IOutboxHandler
{
    /// <summary>Carries it out, outside of any transaction; an exception counts as <see cref="OutboxResult.RetryLater"/>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="ct">Ends before the lease does: whoever goes on after it may meet a second worker.</param>
    Task<OutboxResult> HandleAsync(OutboxMessage message, CancellationToken ct);
}
