using Akashi.Service.Platform.Kept;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Accounts.Portal.Ended;

/// <summary>Row 0.6: the session has ended; what was typed is kept for whoever typed it. Nothing of it is shown here.</summary>
[AllowAnonymous]
internal sealed class EndedPage(KeptForms kept) : PageModel
{
    /// <summary>Whether files were chosen in the form that is kept; null if none is kept.</summary>
    public bool? HadFiles { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => HadFiles = await kept.HadFilesAsync(HttpContext, Surface.Holder, ct);
}
