using Akashi.Hosting;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Akashi.Service.Staff.Office.Enrol;

/// <summary>Row 6.1: enrolling the first passkey of a member of staff, with a one-time link.</summary>
[AllowAnonymous]
[EnableRateLimiting(ClientLimits.StartPolicy)]
internal sealed class EnrolPage(EnrolHandler handler, Passkeys.Ceremonies ceremonies, SecurityLog log, TextsOf<EnrolPage> texts) : PageModel
{
    public StaffMember? Member { get; private set; }

    public string? Code { get; private set; }

    public Task OnGetAsync([FromQuery] string? code, CancellationToken ct) => FindAsync(code, ct);

    public async Task<IActionResult> OnPostOptionsAsync([FromForm] string? code, CancellationToken ct)
    {
        await FindAsync(code, ct);
        if (Member is null) return NotFound();
        return Content(await ceremonies.BeginEnrolmentAsync(Member, HttpContext, ct), "application/json");
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, [FromForm] string? credential, CancellationToken ct)
    {
        if (await handler.EnrolAsync(code ?? "", credential ?? "", HttpContext, ct)) return Redirect(DecisionsAddresses.Queue);
        log.Note(SecurityEvent.EnrolmentRefused, HttpContext);
        await FindAsync(code, ct);
        ModelState.AddModelError("credential", texts["NotEnrolled"]);
        return Page();
    }

    private async Task FindAsync(string? code, CancellationToken ct)
    {
        Code = code;
        Member = await handler.MemberAsync(code, ct);
    }
}
