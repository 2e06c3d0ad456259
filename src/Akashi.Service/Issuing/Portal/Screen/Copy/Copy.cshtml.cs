using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Issuing.Portal.Screen.Copy;

/// <summary>
/// Row 3.7.1: what is kept on the device. It has nothing of the session: no form, no token, no menu. Of a credential that does not count there is none.
/// </summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class CopyPage(ShownCredentials credentials, TimeProvider clock) : PageModel
{
    public ShownCredential Shown { get; private set; } = null!;

    /// <summary>As of when it is.</summary>
    public DateTimeOffset AsOf { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await credentials.FindAsync(id, User.SubjectId(), ct) is not { IsValid: true } found) return NotFound();
        Shown = found;
        return Page();
    }
}
