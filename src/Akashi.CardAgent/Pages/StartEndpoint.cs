using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Requests;

namespace Akashi.CardAgent.Pages;

/// <summary>Where a browser arrives from a portal: tells the portal "seen" and begins the request.</summary>
internal static class StartEndpoint
{
    private const int LongestTransaction = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/start", HandleAsync);

    private static async Task<IResult> HandleAsync(string? portal, string? tx, AgentSettings settings, CurrentRequest current, PortalClient client, CancellationToken ct)
    {
        if (!PortalAddress.TryParse(portal, out var origin) || string.IsNullOrEmpty(tx) || tx.Length > LongestTransaction) return AgentPages.Show(PageComposer.Refused, 400);
        // A reload of the same request goes on where it stands.
        if (current.Get() is { } running && running.Tx == tx && running.Portal == origin) return Results.Redirect("/step");
        var (seen, fault) = await client.SeenAsync(origin, tx, ct);
        if (seen is null) return AgentPages.Show(PageComposer.Problem(null, fault!.Value), 502);
        if (ActionOf(seen.Action) is not { } action) return AgentPages.Show(PageComposer.Problem(null, PortalFault.Unexpected), 502);
        var request = new AgentRequest(origin, tx, action, seen) { PortalAgreed = settings.Portals.Contains(origin) };
        return current.TryBegin(request) ? Results.Redirect("/step") : AgentPages.Show(PageComposer.Busy, 409);
    }

    private static AgentAction? ActionOf(string action) => action switch
    {
        "authenticate" => AgentAction.Authenticate,
        "read-facts" => AgentAction.ReadFacts,
        "sign" => AgentAction.Sign,
        _ => null,
    };
}
