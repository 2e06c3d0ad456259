using Akashi.Hosting;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Kept;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Staff.Passkeys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Akashi.Service.Staff.Office.SignIn;

/// <summary>Row 6.1: staff sign in with a passkey; there is no other way.</summary>
[AllowAnonymous]
[EnableRateLimiting(ClientLimits.StartPolicy)]
internal sealed class SignInPage(SignInHandler handler, Ceremonies ceremonies, KeptForms kept, SecurityLog log, TextsOf<SignInPage> texts) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken ct) =>
        Content(await ceremonies.BeginSignInAsync(HttpContext, ct), "application/json");

    public async Task<IActionResult> OnPostAsync([FromForm] string? credential, CancellationToken ct)
    {
        if (await handler.SignInAsync(credential ?? "", HttpContext, ct) is { } member)
            return Redirect(await kept.ReturnPathAsync(HttpContext, Surface.Staff, member, ct) ?? DecisionsAddresses.Queue);
        log.Note(SecurityEvent.PasskeyRefused, HttpContext);
        ModelState.AddModelError("credential", texts["NotSignedIn"]);
        return Page();
    }
}
