using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Payments.Portal.Complete;

/// <summary>Row 5.3.1: the charge is paid; with a receipt for printing.</summary>
internal sealed class CompletePage(Charges charges, Attempts attempts, IAfterPayment after) : ChargePage(charges)
{
    private protected override bool AlsoWhenPaid => true;

    /// <summary>The provider's id of the payment.</summary>
    public string? Payment { get; private set; }

    /// <summary>Where the payer goes next.</summary>
    public WayOn WayOn { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Open.Charge.State != ChargeState.Captured) return Redirect(PathOf("check"));
        Payment = await attempts.CapturedPaymentAsync(Open.Id, ct);
        WayOn = await after.FindAsync(Open.Charge.SubjectId, ct);
        return Page();
    }
}
