using System.Text;
using Akashi.Card;
using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Requests;
using Akashi.CardAgent.Signing;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.CardAgent.Pages;

/// <summary>The steps of a request, one address: GET shows where it stands, POST goes on and leads back to GET.</summary>
internal sealed class StepEndpoint(CurrentRequest current, CardWork card, PortalClient portal, StepMemory memory)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => AgentPages.Show(PageComposer.Idle));
        routes.MapGet("/step", (StepEndpoint step, CancellationToken ct) => step.ShowAsync(ct));
        // The form's own token and the Sec-Fetch check stand in the place of the framework's cookie.
        routes.MapPost("/step", ([FromForm] string? token, [FromForm(Name = "do")] string? what, [FromForm] string? secret, StepEndpoint step, CancellationToken ct) =>
            step.GoAsync(token, what, secret, ct)).DisableAntiforgery();
    }

    private async Task<IResult> ShowAsync(CancellationToken ct)
    {
        if (current.Get() is not { } request) return AgentPages.Show(PageComposer.Idle);
        if (memory.TakePortalFault() is { } portalFault) return AgentPages.Show(PageComposer.Problem(request, portalFault), 502);
        if (memory.TakeCardFault() is { } cardFault) return AgentPages.Show(PageComposer.Problem(request, cardFault));
        if (!request.PortalAgreed) return AgentPages.Show(PageComposer.NewPortal(request));
        if (request.Result is not null) return AgentPages.Show(PageComposer.Done(request));
        if (request.Claim is null && request.Action != AgentAction.Authenticate) return AgentPages.Show(PageComposer.Consent(request));
        if (request.HasSecret) return AgentPages.Show(PageComposer.Begin(request));
        if (request is { Action: AgentAction.Sign, Document: { } document } && ShownDocument.Read(document, request.Tx, request.Portal) is null)
            return AgentPages.Show(PageComposer.Unreadable(request));
        // Before a secret is asked for: is the card there, has it what is needed, is a try left?
        var tries = await card.LookAsync(request.Action, ct);
        return AgentPages.Show(tries.Fault is { } fault ? PageComposer.Problem(request, fault) : PageComposer.Secret(request, tries.Value, memory.TakeError()));
    }

    private async Task<IResult> GoAsync(string? token, string? what, string? secret, CancellationToken ct)
    {
        if (current.Get() is not { } request || token != request.FormToken) return AgentPages.Show(PageComposer.Refused, 400);
        switch (what)
        {
            case "agree-portal":
                request.PortalAgreed = true;
                break;
            case "agree" when request.PortalAgreed:
                await ClaimAsync(request, ct);
                break;
            case "secret" when request.PortalAgreed:
                await KeepAsync(request, secret ?? "", ct);
                break;
            case "read" when request is { HasSecret: true, Claim: not null }:
                await ReadAsync(request, ct);
                break;
            case "finish" when request.Result is not null:
                return await GoHomeAsync(request, request.Result, ct);
            case "cancel":
                return await CancelAsync(request, ct);
        }
        return Results.Redirect("/step");
    }

    private async Task<bool> ClaimAsync(AgentRequest request, CancellationToken ct)
    {
        if (request.Claim is not null) return true;
        var (claim, fault) = await portal.ClaimAsync(request.Portal, request.Tx, ct);
        var document = PortalClient.Decode(claim?.Document);
        var sound = claim is not null && claim.Origin == request.Portal.GetLeftPart(UriPartial.Authority) && PortalClient.Decode(claim.Nonce) is { Length: 32 }
            && (request.Action == AgentAction.Sign) == (document is not null);
        if (!sound)
        {
            memory.Fault = fault ?? PortalFault.Unexpected;
            return false;
        }
        (request.Claim, request.Document) = (claim, document);
        return true;
    }

    private async Task KeepAsync(AgentRequest request, string entered, CancellationToken ct)
    {
        var digits = request.Action != AgentAction.Sign;
        // Lower case typed by a person is made upper case; full width is forgiven.
        var text = entered.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        var good = digits ? text.Length == 4 && text.All(char.IsAsciiDigit) : text.Length is >= 6 and <= 16 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
        if (!good)
        {
            memory.Error = Texts.Get(digits ? "PinForm" : "PasswordForm");
            return;
        }
        if (await ClaimAsync(request, ct)) request.KeepSecret(Encoding.ASCII.GetBytes(text));
    }

    private async Task ReadAsync(AgentRequest request, CancellationToken ct)
    {
        var done = await card.DoAsync(request, ct);
        if (done.Fault == CardFault.WrongPin) memory.Error = Texts.Get("WrongPin", done.TriesLeft ?? 0);
        else if (done.Fault is { } fault) memory.CardFault = fault;
    }

    private async Task<IResult> CancelAsync(AgentRequest request, CancellationToken ct)
    {
        if (!await ClaimAsync(request, ct))
        {
            current.End(request);
            return AgentPages.Show(PageComposer.Idle);
        }
        return await GoHomeAsync(request, new { failure = "cancelled" }, ct);
    }

    private async Task<IResult> GoHomeAsync(AgentRequest request, object result, CancellationToken ct)
    {
        var (home, fault) = await portal.ResultAsync(request.Portal, request.Tx, request.Claim!.PairingToken, result, ct);
        if (home is null)
        {
            memory.Fault = fault;
            return Results.Redirect("/step");
        }
        current.End(request);
        return new SeeOther(home);
    }
}
