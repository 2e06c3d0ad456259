using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.CardAgent.Pages;

/// <summary>The steps of a request, at one address: GET shows the current step, POST continues and redirects to GET.</summary>
internal sealed class StepEndpoint(CurrentRequest current, StepActions actions, CardWatch watch)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (CurrentRequest current) => current.Get() is null ? AgentPages.Show(PageComposer.Idle(current.Last)) : SeeOther.Step);
        routes.MapGet("/step", (StepEndpoint step, CancellationToken ct) => step.ShowAsync(ct));
        // The form's own token and the Sec-Fetch check replace the framework's cookie.
        routes.MapPost("/step", (
            [FromForm] string? token, [FromForm(Name = "do")] string? what, [FromForm] string? secret, [FromForm] string? reader, StepEndpoint step,
            CancellationToken ct) =>
            step.GoAsync(token, what, what == "reader" ? reader : secret, ct)).DisableAntiforgery();
    }

    private async Task<IResult> ShowAsync(CancellationToken ct)
    {
        using var turn = await current.TurnAsync(ct);
        if (current.Get() is not { } request) return AgentPages.Show(current.Last is { } last ? PageComposer.Ended(last) : PageComposer.Idle(null));
        if (request.Reading is { } reading)
        {
            if (!reading.IsCompleted) return AgentPages.Show(PageComposer.Reading(request));
            request.Reading = null;
            await reading;
        }
        // Before the card is looked at: what comes or goes meanwhile is news for the page. A page before the consent looks at nothing.
        var cards = request.Question is null || request.Result is not null || NeedsConsent(request) ? null : await watch.NowAsync(ct);
        var page = await PageOfAsync(request);
        return AgentPages.Show(page.Going is null ? page : page with { Cards = cards });
    }

    private async Task<AgentPage> PageOfAsync(AgentRequest request)
    {
        if (request.Trouble?.Portal is not null) return PageComposer.Unreachable(request);
        if (request.Trouble?.Card is { } cardFault) return PageComposer.Problem(request, cardFault);
        if (request.Question is null) return PageComposer.NewPortal(request);
        if (request.Result is not null) return PageComposer.Done(request);
        if (NeedsConsent(request)) return PageComposer.Consent(request);
        if (request is { Action: AgentAction.Sign, Document: null }) return PageComposer.Unreadable(request);
        if (request.HasSecret) return PageComposer.Begin(request);
        // Before asking for a secret: is the card there, does it have what is needed, is a try left?
        var tries = await actions.LookAsync(request);
        var page = tries.Fault is { } fault ? PageComposer.Problem(request, fault) : PageComposer.Secret(request, tries.Value);
        return page with { Readers = await actions.ReadersAsync() };
    }

    private async Task<IResult> GoAsync(string? token, string? what, string? entered, CancellationToken ct)
    {
        using var turn = await current.TurnAsync(ct);
        if (current.Get() is not { } request || token != request.FormToken) return Again(token);
        // A press while the card is being read was meant for the previous page.
        if (request.Reading is { IsCompleted: false }) return SeeOther.Step;
        request.Trouble = null;
        return await GoAsync(request, what, entered ?? "");
    }

    private async Task<IResult> GoAsync(AgentRequest request, string? what, string entered) => what switch
    {
        "agree-portal" when request.Question is null => After(request, await actions.AskAsync(request)),
        "agree" when request.Question is not null => After(request, await actions.ClaimAsync(request)),
        "secret" when CanTakeSecret(request) => After(request, await actions.KeepAsync(request, entered)),
        "reader" => Choose(request, entered),
        "read" when request is { HasSecret: true, Claim: not null } => await ReadAsync(request),
        "finish" when request.Result is not null => await GoHomeAsync(request, request.Result),
        "cancel" when request.Question is null => End(request, new RequestEnd.Declined()),
        "cancel" => await GiveUpAsync(request),
        _ => SeeOther.Step,
    };

    private SeeOther Choose(AgentRequest request, string reader)
    {
        actions.Choose(request, reader);
        return SeeOther.Step;
    }

    private async Task<IResult> ReadAsync(AgentRequest request)
    {
        await actions.ReadAsync(request);
        return SeeOther.Step;
    }

    private async Task<IResult> GoHomeAsync(AgentRequest request, ResultMessage result)
    {
        var (home, fault) = await actions.UploadAsync(request, result);
        return home is null ? After(request, fault) : LeadHome(request, home);
    }

    // Giving up ends the request in any case. A portal that no longer knows the request, or that has another's answer, still has its own page about
    // it.
    private async Task<IResult> GiveUpAsync(AgentRequest request)
    {
        var (home, fault) = await actions.GiveUpAsync(request);
        return fault == PortalFault.Unreachable
            ? End(request, new RequestEnd.GivenUp())
            : LeadHome(request, home ?? PortalAddress.WaitPage(request.Portal, request.Tx));
    }

    // A portal that cannot be reached may be back in a moment; after any other fault this request cannot continue.
    private SeeOther After(AgentRequest request, PortalFault? fault)
    {
        if (fault is { } final and not PortalFault.Unreachable) return End(request, new RequestEnd.Failed(final));
        request.Trouble ??= fault is null ? null : new Trouble(Portal: fault);
        return SeeOther.Step;
    }

    private SeeOther LeadHome(AgentRequest request, Uri home)
    {
        current.End(request, new RequestEnd.LedHome(home));
        return new SeeOther(home.AbsoluteUri);
    }

    private SeeOther End(AgentRequest request, RequestEnd end)
    {
        current.End(request, end);
        return SeeOther.Step;
    }

    // If the first press of a form ended the request, the second one gets the same answer; if another request took its place, the page says so.
    private IResult Again(string? token)
    {
        if (current.EndedWith(token) is not { } ended) return AgentPages.Show(PageComposer.Refused, StatusCodes.Status400BadRequest);
        if (ended.End is RequestEnd.LedHome led) return new SeeOther(led.Home.AbsoluteUri);
        var runs = current.Get() is not null;
        return !runs && ended == current.Last ? SeeOther.Step : AgentPages.Show(PageComposer.Ended(ended, runs), StatusCodes.Status409Conflict);
    }

    private static bool NeedsConsent(AgentRequest request) => request.Claim is null && request.Action != AgentAction.Authenticate;

    private static bool CanTakeSecret(AgentRequest request) =>
        request.Question is not null
            && request.Result is null
            && !NeedsConsent(request)
            && (request.Action != AgentAction.Sign || request.Document is not null);
}
