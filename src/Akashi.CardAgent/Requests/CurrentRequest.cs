using Akashi.CardAgent.Portal;

namespace Akashi.CardAgent.Requests;

/// <summary>How the last request ended: a second press and a reload get the same answer as the first.</summary>
/// <param name="FormToken">Token of its forms.</param>
/// <param name="Portal">Who asked.</param>
/// <param name="Tx">Its name.</param>
/// <param name="Home">Where the browser was led; null where it was not.</param>
/// <param name="Fault">Why it could not go on; null where it did, or where the person refused the portal.</param>
/// <param name="Known">Whether the portal is one to lead back to: known, or let in by the person.</param>
internal sealed record EndedRequest(string FormToken, Uri Portal, string Tx, Uri? Home, PortalFault? Fault, bool Known);

/// <summary>Holds the one request: one person, one card, one thing at a time. An ended one makes room.</summary>
internal sealed class CurrentRequest(TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private AgentRequest? current;

    /// <summary>How the last one ended; null before any, and while the next is under way.</summary>
    public EndedRequest? Last { get; private set; }

    /// <summary>The request under way; null where there is none or its time is over.</summary>
    public AgentRequest? Get()
    {
        lock (gate)
        {
            if (current is not null && current.EndsAt <= clock.GetUtcNow()) End(current, null, PortalFault.Expired);
            return current;
        }
    }

    /// <summary>Waits until no other press is being worked on.</summary>
    public async Task<IDisposable> TurnAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    /// <summary>Whether another request is under way that a person agreed to: only such a one makes another wait.</summary>
    public bool IsBusy() => Get() is { Claim: not null };

    public void Begin(AgentRequest request)
    {
        lock (gate)
        {
            current?.Dispose();
            (current, Last) = (request, null);
        }
    }

    public void End(AgentRequest request, Uri? home, PortalFault? fault)
    {
        lock (gate)
        {
            request.Dispose();
            if (!ReferenceEquals(current, request)) return;
            current = null;
            Last = new EndedRequest(request.FormToken, request.Portal, request.Tx, home, fault, request.Question is not null);
        }
    }

    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim held) : IDisposable
    {
        public void Dispose() => held.Release();
    }
}
