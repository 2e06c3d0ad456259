using Akashi.Hosting;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Platform.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>Content of the help about the card agent.</summary>
/// <param name="Agents">The downloads that the portal offers.</param>
/// <param name="System">The system of the visitor's browser.</param>
/// <param name="Met">The version with which this browser returned last; null where it is not known.</param>
internal sealed record AgentHelp(AgentDownloads Agents, VisitorSystem System, AgentVersion? Met)
{
    /// <summary>The download for the visitor's system where it is newer than the one that was met; null where it is not, or not known to be.</summary>
    public AgentDownload? Newer => Own is { Version: { } offered } own && Met is not null && offered.CompareTo(Met) > 0 ? own : null;

    /// <summary>The download for the visitor's system; null if there is none.</summary>
    public AgentDownload? Own => Agents.All.FirstOrDefault(a => a.System == System);

    /// <summary>The downloads for other systems.</summary>
    public IEnumerable<AgentDownload> Others => Agents.All.Where(a => a != Own);
}

/// <summary>Row 0.5: the card agent for the visitor's system, its digest, and what it may do.</summary>
[AllowAnonymous]
[HoldsNoSecret]
internal sealed class AgentPage(CardsSettings settings, KnownAgent agent, IPhone phone) : PageModel
{
    /// <summary>Whether the visitor uses a phone and can sign in only on a computer.</summary>
    public bool NeedsComputer => !phone.IsThere && Help.System == VisitorSystem.Phone;

    public AgentHelp Help => new(settings.Agents, VisitorSystems.Of(Request), agent.VersionOf(HttpContext));

    public void OnGet()
    {
    }
}
