using Akashi.Service.Payments.Settle;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Payments.Portal.Check;

/// <summary>Row 5.2.1: items, fee, tax, due date, payee. A payer who left the provider's page is first told how that ended.</summary>
internal sealed class CheckPage(Charges charges, SettleHandler settle) : ChargePage(charges)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Open.Charge.State == ChargeState.Offered) return Page();
        await settle.HandleAsync(Open.Id, leave: false, ct);
        await LoadAsync(Open.Id);
        return Open.Charge.State switch
        {
            ChargeState.Captured => Redirect(PathOf("complete")),
            ChargeState.Unknown => Redirect(PathOf("return")),
            _ => Page(),
        };
    }
}
