using Akashi.Service.Platform.Addresses;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>Serves the card agents for download to anybody.</summary>
internal static class AgentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(CardsAddresses.AgentFileOf("{name}"), Give).AllowAnonymous();

    private static IResult Give(string name, CardsSettings settings) => settings.Agents.All.FirstOrDefault(a => a.Name == name) is { } agent
        ? Results.File(agent.Path, "application/octet-stream", agent.Name, enableRangeProcessing: true)
        : Results.NotFound();
}
