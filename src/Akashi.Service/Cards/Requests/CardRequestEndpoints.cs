using System.Buffers.Text;
using System.Text.Json;
using Akashi.Service.Cards.Phone.Handovers;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards.Requests;

/// <summary>Texts that the agent shows on behalf of the Service.</summary>
internal sealed class CardRequestTexts;

/// <summary>
/// The back channel of the card request protocol (docs/specifications/card-request.md). It needs no
/// antiforgery token, because it uses no cookie: only the request's own id and the pairing token count.
/// </summary>
internal static class CardRequestEndpoints
{
    private const int LargestMessage = 256 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/card-requests/{tx}").AllowAnonymous().DisableAntiforgery();
        group.MapPost("/seen", SeenAsync);
        group.MapPost("/claim", ClaimAsync);
        group.MapPost("/result", ResultAsync);
        routes.MapGet("/cards/wait/{tx}/state", StateAsync).RequireAuthorization(Policies.HolderSession);
    }

    private static async Task<IResult> SeenAsync(
        string tx, HttpContext http, CardRequestHandler handler, SecurityLog log, TextsOf<CardRequestTexts> texts, CancellationToken ct)
    {
        var (request, refusal) = await handler.SeenAsync(tx, AgentVersion.OfMessage(await BodyAsync(http.Request, ct)), ct);
        if (request is null) return Refuse(refusal!.Value, http, log);
        var action = request.Action switch { CardAction.Authenticate => "authenticate", CardAction.ReadFacts => "read-facts", _ => "sign" };
        return Results.Json(new { action, service = texts["Service"], screens = request.Screens.Split(' '), expiresAt = request.ExpiresAt });
    }

    private static async Task<IResult> ClaimAsync(string tx, HttpContext http, CardRequestHandler handler, SecurityLog log, CancellationToken ct)
    {
        var (claim, refusal) = await handler.ClaimAsync(tx, AgentVersion.OfMessage(await BodyAsync(http.Request, ct)), ct);
        if (claim is null) return Refuse(refusal!.Value, http, log);
        return Results.Json(new
        {
            pairingToken = claim.PairingToken,
            origin = claim.Origin,
            nonce = Base64Url.EncodeToString(claim.Nonce),
            document = claim.Document is null ? null : Base64Url.EncodeToString(claim.Document),
        });
    }

    private static async Task<IResult> ResultAsync(
        string tx, HttpRequest http, CardRequestHandler handler, Platform.Settings.ServiceSettings settings, SecurityLog log, CancellationToken ct)
    {
        if (await BodyAsync(http, ct) is not { } body) return Refuse(RequestRefusal.Malformed, http.HttpContext, log);
        var header = http.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : null;
        var (code, fault, refusal) = await handler.AnswerAsync(tx, token, body, ct);
        if (code is null) return Refuse(refusal!.Value, http.HttpContext, log);
        if (fault is { } refused && refused.IsSuspicious()) log.Note(SecurityEvent.CardRefused, http.HttpContext, refused.ToString());
        var version = AgentVersion.OfAgent(http.Headers.UserAgent.ToString())?.ToString();
        return Results.Json(new { returnUrl = new Uri(settings.PublicOrigin, CardsAddresses.ReturnWith(code, version)).ToString() });
    }

    private static async Task<IResult> StateAsync(
        string tx, bool? back, HttpContext http, AkashiDb db, ComputerSide computer, KnownAgent agent, TimeProvider clock, CancellationToken ct)
    {
        var (session, now) = (http.User.SessionId(), clock.GetUtcNow());
        var request = await db.Set<CardRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == tx && r.SessionId == session, ct);
        if (request is null) return Results.NotFound();
        var state = request.State switch
        {
            _ when request.HasEnded(now) => "expired",
            CardRequestState.Waiting => "waiting",
            CardRequestState.Seen or CardRequestState.Outdated => "seen",
            CardRequestState.Claimed => "claimed",
            _ => "done",
        };
        // The person went to the agent's address and came back, because no agent was there.
        if (back is true && state is "waiting") agent.Forget(http);
        var phone = await computer.FindAsync(tx, session, ct) is { } handed ? HandoverWords.Of(handed.OnComputer(now)) : null;
        return Results.Json(phone is null ? new { state } : (object)new { state, phone });
    }

    private static async Task<JsonElement?> BodyAsync(HttpRequest http, CancellationToken ct)
    {
        if (http.ContentLength is null or > LargestMessage) return null;
        try
        {
            using var document = await JsonDocument.ParseAsync(http.Body, new JsonDocumentOptions { MaxDepth = 4 }, ct);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Refuse(RequestRefusal refusal, HttpContext http, SecurityLog log)
    {
        // An expired request is nothing unusual, and neither is an old agent.
        if (refusal is not (RequestRefusal.Expired or RequestRefusal.Outdated)) log.Note(SecurityEvent.AgentRefused, http, refusal.ToString());
        var (status, code) = refusal switch
        {
            RequestRefusal.Unknown => (StatusCodes.Status404NotFound, "unknown"),
            RequestRefusal.Expired => (StatusCodes.Status410Gone, "expired"),
            RequestRefusal.AlreadyClaimed => (StatusCodes.Status409Conflict, "already-claimed"),
            RequestRefusal.WrongToken => (StatusCodes.Status401Unauthorized, "wrong-token"),
            RequestRefusal.Outdated => (StatusCodes.Status403Forbidden, "agent-outdated"),
            _ => (StatusCodes.Status400BadRequest, "malformed"),
        };
        return Results.Problem(statusCode: status, title: code, extensions: new Dictionary<string, object?> { ["code"] = code });
    }
}
