using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Requests;

namespace Akashi.CardAgent.Pages;

/// <summary>
/// Where a browser arrives from a portal: begins the request. A known portal is told "seen" and asked what it wants; another only after the
/// person let it, so that no page can make the agent knock at an address of its choice.
/// </summary>
internal static class StartEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/start", HandleAsync);

    private static async Task<IResult> HandleAsync(
        string? portal, string? tx, AgentSettings settings, CurrentRequest current, StepActions actions, TimeProvider clock, CancellationToken ct)
    {
        if (!PortalAddress.TryParse(portal, out var origin) || !PortalAddress.IsToken(tx)) return AgentPages.Show(PageComposer.Refused, StatusCodes.Status400BadRequest);
        using var turn = await current.TurnAsync(ct);
        // A reload of the same request goes on where it stands.
        if (current.Get() is { } running && running.Tx == tx && running.Portal == origin) return SeeOther.Step;
        if (current.IsBusy()) return AgentPages.Show(PageComposer.Busy(origin, tx!), StatusCodes.Status409Conflict);
        var request = new AgentRequest(origin, tx!, clock.GetUtcNow());
        if (settings.Portals.Contains(origin) && await actions.AskAsync(request) is { } fault)
            return AgentPages.Show(PageComposer.NotBegun(origin, tx!, fault), StatusCodes.Status502BadGateway);
        current.Begin(request);
        return SeeOther.Step;
    }
}
