using Akashi.Hosting;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Cards.Phone.Handovers;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Layout;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Akashi.Service.Cards.Portal.Phone;

/// <summary>What the page shows that a code leads to.</summary>
internal enum CodeOpened
{
    /// <summary>Who asks for what, and the press that takes the code.</summary>
    Offer,

    /// <summary>That another phone was first.</summary>
    InUse,

    /// <summary>That the code leads nowhere: made up, ended, or long gone. All three look the same.</summary>
    Unknown,

    /// <summary>That this is not a phone.</summary>
    NotPhone,
}

/// <summary>
/// Row 0.8 on the phone that reads a computer's code: says who asks for what. Opening it takes nothing, because programs open addresses too, to look
/// into them; the press does. A session that the phone has here plays no part, so its menu is not shown.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(ClientLimits.StartPolicy)]
internal sealed class PhonePage(PhoneSide side, IPhone phone, PhoneCookie cookie, ServiceSettings settings, SecurityLog log, TimeProvider clock) : PageModel
{
    public string Token { get; private set; } = "";

    public CodeOpened Shown { get; private set; } = CodeOpened.Unknown;

    /// <summary>The handover; null where the code leads nowhere.</summary>
    public Handed? Handed { get; private set; }

    /// <summary>Our origin, as the address bar of the computer shows it.</summary>
    public string Origin => settings.PublicOrigin.GetLeftPart(UriPartial.Authority);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        HttpContext.Features.Set(new SiteHeader(Surface.Holder, []));
        Handed = HandoverToken.TryParse(token, out var read) ? await side.ByTokenAsync(read, ct) : null;
        // A phone that scans its own code again goes on.
        if (Handed is not null && await side.BySecretAsync(cookie.Read(HttpContext), ct) is { } own && own.Request.Id == Handed.Request.Id)
            return Redirect(CardsAddresses.Number);
        (Token, Shown) = (HandoverToken.Shown(read ?? ""), Look());
        if (Shown == CodeOpened.Unknown) Response.StatusCode = StatusCodes.Status404NotFound;
        if (Shown is CodeOpened.Unknown or CodeOpened.InUse) log.Note(SecurityEvent.PhoneRefused, HttpContext, Shown.ToString());
        return Page();
    }

    // What is no code, and where another phone was faster, the page says.
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (!HandoverToken.TryParse(token, out var read)) return await OnGetAsync(token, ct);
        if (!phone.OpensOn(Request) || await side.ClaimAsync(read, ct) is not { } secret) return Redirect(CardsAddresses.PhoneOf(HandoverToken.Shown(read)));
        cookie.Write(HttpContext, secret);
        return Redirect(CardsAddresses.Number);
    }

    private CodeOpened Look()
    {
        if (Handed is null || !Handed.IsLive(clock.GetUtcNow())) return CodeOpened.Unknown;
        if (Handed.Handover.State != HandoverState.Offered) return CodeOpened.InUse;
        return phone.OpensOn(Request) ? CodeOpened.Offer : CodeOpened.NotPhone;
    }
}
