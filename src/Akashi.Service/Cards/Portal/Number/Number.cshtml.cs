using Akashi.Hosting;
using Akashi.Service.Cards.Phone.Handovers;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Layout;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Akashi.Service.Cards.Portal.Number;

/// <summary>
/// Row 0.8 on the phone that has taken a computer's code: the number to type there, then the way to the phone's service, and at the end that the
/// computer goes on. The browser is known by <see cref="PhoneCookie"/> alone.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(ClientLimits.StartPolicy)]
internal sealed class NumberPage(PhoneSide side, PhoneCookie cookie, ServiceSettings settings, TimeProvider clock) : PageModel
{
    /// <summary>The handover of this browser; null without one.</summary>
    public Handed? Handed { get; private set; }

    public PhoneStep Step { get; private set; }

    /// <summary>Whether the person pressed 「次へ」 before the number was typed.</summary>
    public bool TooEarly { get; private set; }

    /// <summary>The number in the form in which it is shown.</summary>
    public string Number => HandoverNumber.Shown(Handed!.Handover.Number!);

    /// <summary>Our origin, as the address bar of the computer shows it.</summary>
    public string Origin => settings.PublicOrigin.GetLeftPart(UriPartial.Authority);

    /// <summary>Why the reading failed; null if it did not.</summary>
    public CardFault? Failure { get; private set; }

    public async Task<IActionResult> OnGetAsync(bool? elsewhere, bool? early, CancellationToken ct)
    {
        HttpContext.Features.Set(new SiteHeader(Surface.Holder, []));
        Handed = elsewhere is true ? null : await side.BySecretAsync(cookie.Read(HttpContext), ct);
        if (Handed is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        Step = Handed.OnPhone(clock.GetUtcNow());
        TooEarly = early is true && Step == PhoneStep.Number;
        Failure = Step == PhoneStep.Done ? Handed.Fault() : null;
        // Cancelling at the phone's service is told like cancelling here.
        if (Failure == CardFault.Cancelled) (Step, Failure) = (PhoneStep.GivenUp, null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await side.LeaveAsync(cookie.Read(HttpContext), ct) is { } over) return Redirect(over);
        return Redirect(CardsAddresses.Number + "?early=true");
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct)
    {
        await side.GiveUpAsync(cookie.Read(HttpContext), ct);
        return Redirect(CardsAddresses.Number);
    }
}
