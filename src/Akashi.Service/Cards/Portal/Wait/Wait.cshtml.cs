using Akashi.Hosting.Texts;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards.Portal.Wait;

/// <summary>Leads to the card agent on the holder's own machine, and says what to do if none answers (row 0.5).</summary>
[Authorize(Policy = Policies.HolderSession)]
internal sealed class WaitPage(AkashiDb db, KnownAgent agent, CardsSettings cards, ServiceSettings settings, TimeProvider clock) : PageModel
{
    public string Tx { get; private set; } = "";

    public string CancelPath { get; private set; } = "/";

    public bool Seen { get; private set; }

    public bool Ended { get; private set; }

    /// <summary>
    /// Whether this browser has found an agent before. If so, the page opens the agent by itself; otherwise it shows the help first.
    /// </summary>
    public bool IsKnown => agent.Has(HttpContext);

    public AgentHelp Help => new(cards.Agents, VisitorSystems.Of(Request));

    public string AgentUrl =>
        LanguageSwitch.Along(
            new Uri(cards.AgentOrigin, $"/start?portal={Uri.EscapeDataString(settings.PublicOrigin.GetLeftPart(UriPartial.Authority))}&tx={Tx}"));

    public async Task<IActionResult> OnGetAsync(string tx, CancellationToken ct)
    {
        var session = User.SessionId();
        var request = await db.Set<CardRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == tx && r.SessionId == session, ct);
        if (request is null) return NotFound();
        (Tx, CancelPath, Seen) = (tx, request.CancelPath, request.State != CardRequestState.Waiting);
        Ended = request.HasEnded(clock.GetUtcNow()) || request.State is CardRequestState.Answered or CardRequestState.Failed or CardRequestState.Taken;
        return Page();
    }
}
