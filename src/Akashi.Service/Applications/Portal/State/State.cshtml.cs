using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.State;

/// <summary>Row 1.5.2: whether the body's register already holds the person.</summary>
internal sealed class StatePage(ApplicationStore store, AkashiDb db, TimeProvider clock, TextsOf<StatePage> texts) : DraftPage(store)
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? state, [FromQuery] string? back, CancellationToken ct)
    {
        if (!Enum.TryParse<Standing>(state, out var chosen) || !Enum.IsDefined(chosen))
        {
            ModelState.AddModelError("state", texts["Missing"]);
            return Page();
        }
        if (Loaded.Application.Standing != chosen) Loaded.Application.ConsentedAt = null;
        Loaded.Application.Standing = chosen;
        Loaded.Application.ChangedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        return Redirect(back == "check" ? PathOf("check") : NextPath);
    }
}
