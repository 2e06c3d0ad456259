using Akashi.Hosting;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Platform.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>Content of the help about the card agent.</summary>
/// <param name="Agents">The downloads that the portal offers.</param>
/// <param name="System">The system of the visitor's browser.</param>
internal sealed record AgentHelp(AgentDownloads Agents, VisitorSystem System)
{
    /// <summary>The download for the visitor's system; null if there is none.</summary>
    public AgentDownload? Own => Agents.All.FirstOrDefault(a => a.System == System);

    /// <summary>The downloads for other systems.</summary>
    public IEnumerable<AgentDownload> Others => Agents.All.Where(a => a != Own);
}

/// <summary>Row 0.5: the card agent for the visitor's system, its digest, and what it may do.</summary>
[AllowAnonymous]
[HoldsNoSecret]
internal sealed class AgentPage(CardsSettings settings, IPhone phone) : PageModel
{
    /// <summary>Whether the visitor uses a phone and can sign in only on a computer.</summary>
    public bool NeedsComputer => !phone.IsThere && Help.System == VisitorSystem.Phone;

    public AgentHelp Help => new(settings.Agents, VisitorSystems.Of(Request));

    public void OnGet()
    {
    }
}
