using Akashi.Service.Platform;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards.Phone.Handovers;

/// <summary>What became of a number that was typed.</summary>
internal enum NumberOutcome
{
    /// <summary>It is the one that the phone shows.</summary>
    Confirmed,

    /// <summary>It is not; there is another try.</summary>
    Wrong,

    /// <summary>It is not, and that was the last try: the request has ended.</summary>
    Last,

    /// <summary>No number is waited for.</summary>
    NotAsked,
}

/// <summary>The computer's side of a handover. All of it counts only in the session that opened the card request.</summary>
internal sealed class ComputerSide(AkashiDb db, Commit commit, TimeProvider clock)
{
    /// <summary>Offers a card request to a phone. A second time it stays as it is.</summary>
    /// <returns>Whether this session has such a request that waits for an answer and may be answered by phone.</returns>
    public Task<bool> OfferAsync(string requestId, Guid sessionId, VisitorSystem system, CancellationToken ct) => commit.RunAsync(async () =>
    {
        var request = await db.Set<CardRequest>().SingleOrDefaultAsync(r => r.Id == requestId && r.SessionId == sessionId && r.ByPhone, ct);
        var now = clock.GetUtcNow();
        if (request is null || !request.IsOpen || request.HasEnded(now)) return false;
        if (await db.Set<Handover>().AnyAsync(h => h.RequestId == requestId, ct)) return true;
        db.Add(new Handover { RequestId = requestId, Token = HandoverToken.Make(), OfferedAt = now, System = system });
        request.Prolong(now, Handed.Step);
        return true;
    }, ct);

    /// <summary>The request and its handover; null if this session has none.</summary>
    public async Task<Handed?> FindAsync(string requestId, Guid sessionId, CancellationToken ct)
    {
        var request = await db.Set<CardRequest>().SingleOrDefaultAsync(r => r.Id == requestId && r.SessionId == sessionId, ct);
        if (request is null) return null;
        return await db.Set<Handover>().SingleOrDefaultAsync(h => h.RequestId == requestId, ct) is { } handover ? new Handed(request, handover) : null;
    }

    /// <summary>Compares the number that was typed with that of the phone.</summary>
    public Task<NumberOutcome> ConfirmAsync(string requestId, Guid sessionId, string number, CancellationToken ct) => commit.RunAsync(async () =>
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(requestId, sessionId, ct) is not { } handed || !handed.IsLive(now)) return NumberOutcome.NotAsked;
        var (request, handover) = handed;
        if (handover.State != HandoverState.Claimed) return NumberOutcome.NotAsked;
        if (number == handover.Number)
        {
            handover.State = HandoverState.Confirmed;
            request.Prolong(now, Handed.Step);
            return NumberOutcome.Confirmed;
        }
        if (++handover.Wrong < Handover.MostWrong) return NumberOutcome.Wrong;
        handover.State = HandoverState.Guessed;
        request.End();
        return NumberOutcome.Last;
    }, ct);

    /// <summary>The person gives up on the computer.</summary>
    /// <returns>Where the person was; null if this session has no such request.</returns>
    public Task<string?> GiveUpAsync(string requestId, Guid sessionId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await FindAsync(requestId, sessionId, ct) is not { } handed) return null;
        handed.GiveUp(clock.GetUtcNow());
        return handed.Request.CancelPath;
    }, ct);

    /// <summary>
    /// A one-time code for the answer that the phone brought. It is made only now, for the session that opened the request: the phone never has one.
    /// </summary>
    /// <returns>The code; null if there is no answer of a phone to go on with.</returns>
    public Task<string?> ReturnCodeAsync(string requestId, Guid sessionId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await FindAsync(requestId, sessionId, ct) is not { } handed || handed.OnComputer(clock.GetUtcNow()) != ComputerStep.Home) return null;
        var code = Secrets.Make();
        handed.Request.ReturnCodeDigest = Secrets.Digest(code);
        handed.Request.Revision++;
        return code;
    }, ct);
}
