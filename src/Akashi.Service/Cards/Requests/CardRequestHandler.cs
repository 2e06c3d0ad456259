using System.Text.Json;
using Akashi.Service.Cards.Checks;
using Akashi.Service.Cards.Phone.Handovers;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards.Requests;

/// <summary>Why the portal refuses an answer; sent to an agent as a code.</summary>
internal enum RequestRefusal
{
    /// <summary>There is no such request.</summary>
    Unknown,

    /// <summary>Its time has passed.</summary>
    Expired,

    /// <summary>It has already been claimed, by another agent or by pressing twice.</summary>
    AlreadyClaimed,

    /// <summary>The pairing token is not the one issued with the claim.</summary>
    WrongToken,

    /// <summary>The result cannot be read, or does not belong to this action.</summary>
    Malformed,

    /// <summary>The agent is older than the portal lets in.</summary>
    Outdated,
}

/// <summary>What an agent receives with its claim.</summary>
internal sealed record Claim(string PairingToken, string Origin, byte[] Nonce, byte[]? Document);

/// <summary>The portal's side of the back channel: a request is seen, claimed once and answered once.</summary>
internal sealed class CardRequestHandler(AkashiDb db, AnswerChecks checks, CardsSettings cards, ServiceSettings settings, TimeProvider clock)
{
    private static readonly HotQuery<Func<AkashiDb, string, CancellationToken, Task<CardRequest?>>> ById = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string id, CancellationToken _) => db.Set<CardRequest>().SingleOrDefault(r => r.Id == id)));

    /// <summary>An agent opened the request.</summary>
    /// <param name="id">The request.</param>
    /// <param name="agent">Which version of ours it says to be; null for others.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(CardRequest? Request, RequestRefusal? Refusal)> SeenAsync(string id, AgentVersion? agent, CancellationToken ct)
    {
        var (request, refusal) = await LetInAsync(id, agent, ct);
        if (request is null) return (null, refusal);
        if (request.State is CardRequestState.Waiting or CardRequestState.Outdated) await MoveAsync(request, CardRequestState.Seen, ct);
        return (request, null);
    }

    /// <summary>The person agreed: the first claim wins.</summary>
    public async Task<(Claim? Claim, RequestRefusal? Refusal)> ClaimAsync(string id, AgentVersion? agent, CancellationToken ct)
    {
        var (request, refusal) = await LetInAsync(id, agent, ct);
        if (request is null) return (null, refusal);
        if (!request.IsUnclaimed) return (null, RequestRefusal.AlreadyClaimed);
        var token = Secrets.Make();
        request.PairingDigest = Secrets.Digest(token);
        if (!await MoveAsync(request, CardRequestState.Claimed, ct)) return (null, RequestRefusal.AlreadyClaimed);
        return (new Claim(token, settings.PublicOrigin.GetLeftPart(UriPartial.Authority), request.Nonce, request.Document), null);
    }

    /// <summary>Accepts the result. It is checked here, outside any transaction, because the check asks the CA.</summary>
    /// <returns>The one-time code with which the browser returns, and the fault if the answer is not accepted; or why nothing was taken.</returns>
    public async Task<(string? Code, CardFault? Fault, RequestRefusal? Refusal)> AnswerAsync(string id, string? token, JsonElement body, CancellationToken ct)
    {
        var (request, refusal) = await LiveAsync(id, ct);
        if (request is null) return (null, null, refusal);
        if (token is null || request.PairingDigest is null || Secrets.Digest(token) != request.PairingDigest) return (null, null, RequestRefusal.WrongToken);
        if (request.State != CardRequestState.Claimed) return (null, null, RequestRefusal.AlreadyClaimed);
        return CardUpload.Parse(body, request.Action) is { } upload ? await AnswerAsync(request, upload, ct) : (null, null, RequestRefusal.Malformed);
    }

    /// <summary>Accepts what came by phone, whether or not an agent has seen or claimed the request: what the agent sends later is refused.</summary>
    /// <returns>As for an agent.</returns>
    public async Task<(string? Code, CardFault? Fault, RequestRefusal? Refusal)> AnswerByPhoneAsync(string id, CardUpload upload, CancellationToken ct)
    {
        var (request, refusal) = await LiveAsync(id, ct);
        if (request is null) return (null, null, refusal);
        if (!request.IsOpen) return (null, null, RequestRefusal.AlreadyClaimed);
        // Saved together with the answer: the computer gets a code only for what the phone brought, never for what an agent sent (C4).
        if (await db.Set<Handover>().SingleOrDefaultAsync(h => h.RequestId == id, ct) is { State: HandoverState.Left } handover)
            handover.State = HandoverState.Brought;
        return await AnswerAsync(request, upload, ct);
    }

    private async Task<(string? Code, CardFault? Fault, RequestRefusal? Refusal)> AnswerAsync(CardRequest request, CardUpload upload, CancellationToken ct)
    {
        var answer = await checks.CheckAsync(request, upload, ct);
        var code = Secrets.Make();
        request.Answer = JsonSerializer.Serialize(answer);
        request.ReturnCodeDigest = Secrets.Digest(code);
        var state = answer is CardAnswer.Failed ? CardRequestState.Failed : CardRequestState.Answered;
        if (!await MoveAsync(request, state, ct)) return (null, null, RequestRefusal.AlreadyClaimed);
        return (code, (answer as CardAnswer.Failed)?.Fault, null);
    }

    // The page of the request then says how to get a newer one; the request itself goes on.
    private async Task<(CardRequest? Request, RequestRefusal? Refusal)> LetInAsync(string id, AgentVersion? agent, CancellationToken ct)
    {
        var (request, refusal) = await LiveAsync(id, ct);
        if (request is null || !cards.Agents.IsOutdated(agent)) return (request, refusal);
        if (request.IsUnclaimed) await MoveAsync(request, CardRequestState.Outdated, ct);
        return (null, RequestRefusal.Outdated);
    }

    private async Task<(CardRequest? Request, RequestRefusal? Refusal)> LiveAsync(string id, CancellationToken ct)
    {
        var request = await ById.For(db)(db, id, ct);
        if (request is null) return (null, RequestRefusal.Unknown);
        return request.HasEnded(clock.GetUtcNow()) ? (null, RequestRefusal.Expired) : (request, null);
    }

    private async Task<bool> MoveAsync(CardRequest request, CardRequestState state, CancellationToken ct)
    {
        request.State = state;
        request.Revision++;
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
