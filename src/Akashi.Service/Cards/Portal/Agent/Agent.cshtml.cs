using Akashi.Hosting;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>What the help about the card agent shows.</summary>
/// <param name="Agents">What the portal offers.</param>
/// <param name="System">What the visitor's browser runs on.</param>
internal sealed record AgentHelp(AgentDownloads Agents, VisitorSystem System)
{
    /// <summary>For the visitor's system; null where there is none.</summary>
    public AgentDownload? Own => Agents.All.FirstOrDefault(a => a.System == System);

    /// <summary>For other systems.</summary>
    public IEnumerable<AgentDownload> Others => Agents.All.Where(a => a != Own);
}

/// <summary>Row 0.5: the card agent for the visitor's system, its digest, and what it may do.</summary>
[AllowAnonymous]
[HoldsNoSecret]
internal sealed class AgentPage(ServiceSettings settings) : PageModel
{
    public AgentHelp Help => new(settings.Agents, VisitorSystems.Of(Request));

    public void OnGet()
    {
    }
}
