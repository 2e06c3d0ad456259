using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Payments.Portal.Start;

/// <summary>Row 5.2.5: shows the application that is paid for, and leads to the provider's page.</summary>
internal sealed class StartPage(Charges charges, StartHandler start, TextsOf<StartPage> texts) : ChargePage(charges)
{
    public IActionResult OnGet() => Detour() ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        switch (await start.HandleAsync(Open.Id, User.SubjectId(), ct))
        {
            case StartOutcome.Go { Page: var page }:
                return Redirect(page.ToString());
            case StartOutcome.NotAgreed:
                return Redirect(PathOf("notices"));
            case StartOutcome.NotNow:
                return Redirect(PathOf("return"));
            default:
                ModelState.AddModelError("", texts["NoProvider"]);
                return Page();
        }
    }
}
