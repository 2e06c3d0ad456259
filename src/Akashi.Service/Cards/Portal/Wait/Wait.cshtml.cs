using Akashi.Hosting;
using Akashi.Hosting.Texts;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards.Portal.Wait;

/// <summary>
/// Leads to the card agent on the holder's own machine, and says what to do if none answers (row 0.5). Where the phone may answer too, it leads there
/// as well (row 0.8); on a phone that comes first.
/// </summary>
[Authorize(Policy = Policies.HolderSession)]
[EnableRateLimiting(ClientLimits.StartPolicy)]
[LimitedAct("card", 60)]
internal sealed class WaitPage(AkashiDb db, KnownAgent agent, IPhone phone, CardsSettings cards, ServiceSettings settings, TimeProvider clock) : PageModel
{
    public string Tx { get; private set; } = "";

    public string CancelPath { get; private set; } = "/";

    public bool Seen { get; private set; }

    public bool Ended { get; private set; }

    /// <summary>Whether the agent that came for it is too old.</summary>
    public bool Outdated { get; private set; }

    /// <summary>
    /// Whether this browser has found an agent before. If so, the page opens the agent by itself; otherwise it shows the help first.
    /// </summary>
    public bool IsKnown => agent.Has(HttpContext);

    /// <summary>Whether the request can be answered by phone.</summary>
    public bool ByPhone { get; private set; }

    /// <summary>Whether the phone comes first.</summary>
    public bool PhoneFirst => ByPhone && Help.System == VisitorSystem.Phone;

    /// <summary>The screen that the first way leads to.</summary>
    public string Screen => PhoneFirst ? "0.8" : "0.5";

    public AgentHelp Help => new(cards.Agents, VisitorSystems.Of(Request), agent.VersionOf(HttpContext));

    public string AgentUrl =>
        LanguageSwitch.Along(
            new Uri(cards.AgentOrigin, $"/start?portal={Uri.EscapeDataString(settings.PublicOrigin.GetLeftPart(UriPartial.Authority))}&tx={Tx}"));

    public async Task<IActionResult> OnGetAsync(string tx, CancellationToken ct)
    {
        var session = User.SessionId();
        var request = await db.Set<CardRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == tx && r.SessionId == session, ct);
        if (request is null) return NotFound();
        (Tx, CancelPath, Seen) = (tx, request.CancelPath, request.State != CardRequestState.Waiting);
        Ended = request.HasEnded(clock.GetUtcNow()) || !request.IsOpen;
        Outdated = request.State == CardRequestState.Outdated;
        ByPhone = request.ByPhone && phone.IsThere;
        return Page();
    }

    // If it cannot be answered by phone any more, the page says so.
    public async Task<IActionResult> OnPostPhoneAsync(string tx, CancellationToken ct) =>
        Redirect(await phone.BeginAsync(tx, User.SessionId(), VisitorSystems.Of(Request), ct) ?? CardsAddresses.WaitOf(tx));
}
