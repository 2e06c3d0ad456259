using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Payments.Portal.Notices;

/// <summary>Row 5.2.4: what to know before paying.</summary>
[LimitedAct("pay", 60)]
internal sealed class NoticesPage(Charges charges, Commit commit, TimeProvider clock) : ChargePage(charges)
{
    private readonly Charges charges = charges;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await commit.RunAsync(() => charges.AgreeAsync(Open.Id, clock.GetUtcNow(), ct), ct);
        return Redirect(PathOf("start"));
    }
}
