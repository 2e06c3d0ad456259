namespace Akashi.Service.Platform.Outbox;

/// <summary>Outcome of one turn of the worker.</summary>
public enum OutboxTurn
{
    /// <summary>No message was due.</summary>
    Nothing,

    /// <summary>A message was handled.</summary>
    Done,

    /// <summary>A message waits for its next attempt.</summary>
    PutBack,

    /// <summary>A message was parked for an operator.</summary>
    GaveUp,

    /// <summary>The lease ran out during the attempt; another worker has the message.</summary>
    LostLease,
}

/// <summary>
/// Handles messages, one at a time per kind, so that a slow provider holds up nobody else. Every node runs a worker; leases keep them apart.
/// </summary>
internal sealed partial class OutboxWorker(
    IServiceScopeFactory scopes, OutboxBell bell, IEnumerable<OutboxKind> kinds, OutboxLease lease, TimeProvider clock, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Claims the next message of a kind in a short transaction, handles it outside that transaction, and finishes it under its lease.
    /// </summary>
    public async Task<OutboxTurn> RunOnceAsync(string kind, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = ActivatorUtilities.CreateInstance<OutboxQueue>(scope.ServiceProvider);
        if (await queue.ClaimAsync(kind, ct) is not { } claimed) return OutboxTurn.Nothing;
        var result = await TryAsync(claimed, ct);
        var (finished, turn) = result switch
        {
            OutboxResult.Done => (await queue.RemoveAsync(claimed, ct), OutboxTurn.Done),
            OutboxResult.RetryLater later when OutboxWaits.After(claimed.Attempts) is { } wait =>
                (await queue.PutBackAsync(claimed, wait, later.Reason, ct), OutboxTurn.PutBack),
            OutboxResult.RetryLater last => (await ParkAsync(queue, claimed, last.Reason, ct), OutboxTurn.GaveUp),
            OutboxResult.GiveUp never => (await ParkAsync(queue, claimed, never.Reason, ct), OutboxTurn.GaveUp),
            _ => throw new InvalidOperationException("A handler answered nothing."),
        };
        if (!finished) LeaseLost(logger, claimed.Id, kind);
        return finished ? turn : OutboxTurn.LostLease;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(kinds.Select(k => LoopAsync(k.Name, stoppingToken)));

    private async Task LoopAsync(string kind, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Period, clock);
        var tick = timer.WaitForNextTickAsync(ct).AsTask();
        var ring = bell.WaitAsync(kind, ct);
        while (true)
        {
            await RunAllAsync(kind, ct);
            var woken = await Task.WhenAny(tick, ring);
            await woken;
            if (tick.IsCompleted) tick = timer.WaitForNextTickAsync(ct).AsTask();
            if (ring.IsCompleted) ring = bell.WaitAsync(kind, ct);
        }
    }

    private async Task RunAllAsync(string kind, CancellationToken ct)
    {
        try
        {
            while (await RunOnceAsync(kind, ct) != OutboxTurn.Nothing)
            {
                // Until nothing is due.
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The database cannot be reached: leases expire by themselves, and the next tick looks again.
            NotReached(logger, e, kind);
        }
    }

    private async Task<OutboxResult> TryAsync(OutboxRow claimed, CancellationToken ct)
    {
        // A process may die in the middle of an attempt. If that happens this often, the message itself is the cause.
        if (claimed.Attempts > OutboxWaits.Most) return new OutboxResult.GiveUp("ended with its process");
        using var time = new CancellationTokenSource(lease.Worked, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(time.Token, ct);
        await using var scope = scopes.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredKeyedService<IOutboxHandler>(claimed.Kind);
        try
        {
            return await handler.HandleAsync(new OutboxMessage(claimed.Id, claimed.Kind, claimed.Payload, claimed.Attempts), stop.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Failed(logger, e, claimed.Id, claimed.Kind, claimed.Attempts);
            return new OutboxResult.RetryLater(time.IsCancellationRequested ? "took too long" : e.GetType().Name);
        }
    }

    private async Task<bool> ParkAsync(OutboxQueue queue, OutboxRow claimed, string reason, CancellationToken ct)
    {
        if (!await queue.ParkAsync(claimed, reason, ct)) return false;
        GaveUp(logger, claimed.Id, claimed.Kind, claimed.Attempts, reason);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} ({Kind}) was given up after {Attempts} tries: {Reason}. It stays in the table outbox.")]
    private static partial void GaveUp(ILogger logger, Guid id, string kind, int attempts, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} ({Kind}) failed at try {Attempt}; it is tried again.")]
    private static partial void Failed(ILogger logger, Exception e, Guid id, string kind, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of message {Id} ({Kind}) ran out during the try; another worker has it.")]
    private static partial void LeaseLost(ILogger logger, Guid id, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages of kind {Kind} could not be read or finished; the next second tries again.")]
    private static partial void NotReached(ILogger logger, Exception e, string kind);
}
