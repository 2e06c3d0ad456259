using Akashi.CardAgent.Portal;

namespace Akashi.CardAgent.Requests;

/// <summary>Holds the only request: one person, one card, one thing at a time. A request that has ended makes room for the next.</summary>
internal sealed class CurrentRequest(TimeProvider clock) : IDisposable
{
    // A tab left open for longer is told that its form is unknown.
    private const int MostEnded = 16;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly Queue<EndedRequest> ended = new();
    private AgentRequest? current;

    /// <summary>The last request that ended, even while the next one is under way; null before the first.</summary>
    public EndedRequest? Last
    {
        get
        {
            lock (gate) return ended.LastOrDefault();
        }
    }

    /// <summary>The request under way; null where there is none or it has expired.</summary>
    public AgentRequest? Get()
    {
        lock (gate)
        {
            if (current is not null && current.EndsAt <= clock.GetUtcNow()) End(current, new RequestEnd.Failed(PortalFault.Expired));
            return current;
        }
    }

    /// <summary>Waits until no other press is being processed.</summary>
    public async Task<IDisposable> TurnAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    /// <summary>The request under way, if the person has agreed to it. Only such a request makes another one wait.</summary>
    public AgentRequest? Busy() => Get() is { Claim: not null } request ? request : null;

    /// <summary>Whether a request was completed here; it is not started again. One that was declined, or that the portal refused, may be.</summary>
    public bool HasEnded(Uri portal, string tx)
    {
        lock (gate) return Get() is null && ended.Any(e => e.Tx == tx && e.Portal == portal && e.End is RequestEnd.LedHome or RequestEnd.GivenUp);
    }

    /// <summary>The ended request that a form belongs to; null where none is known.</summary>
    public EndedRequest? EndedWith(string? formToken)
    {
        lock (gate) return ended.LastOrDefault(e => e.FormToken == formToken);
    }

    /// <summary>Replaces a request to which nobody has agreed.</summary>
    public void Begin(AgentRequest request)
    {
        lock (gate)
        {
            if (current is not null) End(current, new RequestEnd.Replaced());
            current = request;
        }
    }

    public void End(AgentRequest request, RequestEnd end)
    {
        lock (gate)
        {
            request.Dispose();
            if (!ReferenceEquals(current, request)) return;
            current = null;
            if (ended.Count == MostEnded) ended.Dequeue();
            ended.Enqueue(new EndedRequest(request.FormToken, request.Portal, request.Tx, request.Question is not null, end));
        }
    }

    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim held) : IDisposable
    {
        public void Dispose() => held.Release();
    }
}
