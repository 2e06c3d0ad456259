using System.Text.Json;
using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Issuing.Portal.Screen;

/// <summary>Row 3.7.1: the holder shows the code on the screen of her phone. The page can be kept on the device, by a press (decision 0051).</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class ScreenPage(ShownCredentials credentials, SiteAssets assets) : PageModel
{
    // All that the kept copy links to. The style sheet names the pictures.
    private static readonly string[] OfCopy =
        ["akashi.css", "favicon.svg", "mark.svg", "site.js", "screen.js", "icons/info.svg", "icons/warning.svg", "icons/success.svg"];

    public ShownCredential Shown { get; private set; } = null!;

    /// <summary>Addresses of what is kept with the copy, as JSON.</summary>
    public string Assets => JsonSerializer.Serialize(OfCopy.Select(name => assets[name]));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await credentials.FindAsync(id, User.SubjectId(), ct) is not { } found) return NotFound();
        Shown = found;
        SecurityHeaders.AllowWorkers(Response);
        return Page();
    }
}
