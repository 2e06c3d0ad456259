using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.CardAgent.Pages;

/// <summary>
/// Where a browser arrives from a portal; starts the request. A known portal is told "seen" and asked what it wants. An unknown one is contacted only
/// after the person has agreed, so that no page can make the agent connect to an address of its choice.
/// </summary>
internal sealed class StartEndpoint(AgentSettings settings, CurrentRequest current, StepActions actions, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/start", (string? portal, string? tx, StartEndpoint start, CancellationToken ct) => start.GoAsync(portal, tx, null, ct));
        // The form's own token and the Sec-Fetch check replace the framework's cookie.
        routes.MapPost("/start", ([FromForm] string? portal, [FromForm] string? tx, [FromForm] string? token, StartEndpoint start, CancellationToken ct) =>
            start.GoAsync(portal, tx, token, ct)).DisableAntiforgery();
    }

    private async Task<IResult> GoAsync(string? portal, string? tx, string? token, CancellationToken ct)
    {
        if (!PortalAddress.TryParse(portal, out var origin) || !PortalAddress.IsToken(tx))
            return AgentPages.Show(PageComposer.Refused, StatusCodes.Status400BadRequest);
        using var turn = await current.TurnAsync(ct);
        // A reload of the same request, or a second press of "end that one and start this one", continues where the request is.
        if (current.Get() is { } running && running.Tx == tx && running.Portal == origin) return SeeOther.Step;
        if (current.HasEnded(origin, tx!)) return SeeOther.Step;
        if (current.Busy() is { } busy)
        {
            // Only a form on our own page knows the token, so sending the browser to an address ends nothing.
            if (token != busy.FormToken) return AgentPages.Show(PageComposer.Busy(busy, origin, tx!), StatusCodes.Status409Conflict);
            await actions.AbandonAsync(busy);
            current.End(busy, new RequestEnd.Replaced());
        }
        return await BeginAsync(new AgentRequest(origin, tx!, clock.GetUtcNow()));
    }

    private async Task<IResult> BeginAsync(AgentRequest request)
    {
        if (settings.Portals.Contains(request.Portal) && await actions.AskAsync(request) is { } fault)
            return AgentPages.Show(PageComposer.NotBegun(request.Portal, request.Tx, fault), StatusCodes.Status502BadGateway);
        current.Begin(request);
        return SeeOther.Step;
    }
}
