namespace Akashi.CardAgent.Requests;

/// <summary>Holds the one request: one person, one card, one thing at a time. An ended one makes room.</summary>
internal sealed class CurrentRequest(TimeProvider clock)
{
    private readonly Lock gate = new();
    private AgentRequest? current;

    /// <summary>The request under way; null where there is none or its time is over.</summary>
    public AgentRequest? Get()
    {
        lock (gate)
        {
            if (current is not null && current.ExpiresAt <= clock.GetUtcNow()) End(current);
            return current;
        }
    }

    /// <summary>Begins a request; false where another is under way. The same one goes on.</summary>
    public bool TryBegin(AgentRequest request)
    {
        lock (gate)
        {
            var running = Get();
            // A request that nobody agreed to yet is no reason to make another wait.
            if (running is { Claim: not null } && running.Tx != request.Tx) return false;
            if (running is { Claim: not null }) return false;
            running?.Dispose();
            current = request;
            return true;
        }
    }

    public void End(AgentRequest request)
    {
        lock (gate)
        {
            request.Dispose();
            if (ReferenceEquals(current, request)) current = null;
        }
    }
}
