using Akashi.Service.Payments.Settle;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Payments.Portal.Return;

/// <summary>How an attempt ended that did not pay.</summary>
internal enum PaymentEnding
{
    /// <summary>The card was declined.</summary>
    Declined,

    /// <summary>The holder came back without paying, or never went.</summary>
    Cancelled,

    /// <summary>The provider's page expired.</summary>
    Abandoned,

    /// <summary>The provider has not said yet.</summary>
    Unknown,

    /// <summary>Row 5.4.3: the time to pay is over.</summary>
    Expired,
}

/// <summary>
/// Row 5.4.1: the provider's page leads back here. Only the provider's server says what happened, never this address (threat M1).
/// </summary>
internal sealed class ReturnPage(Charges charges, Attempts attempts, SettleHandler settle) : ChargePage(charges)
{
    public PaymentEnding Ending { get; private set; }

    private protected override bool AlsoWhenCancelled => true;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await settle.HandleAsync(Open.Id, leave: true, ct);
        await LoadAsync(Open.Id);
        if (Open.Charge.State == ChargeState.Captured) return Redirect(PathOf("complete"));
        if (Open.Charge.State == ChargeState.Cancelled)
        {
            Ending = PaymentEnding.Expired;
            return Page();
        }
        Ending = await attempts.LastStateAsync(Open.Id, ct) switch
        {
            AttemptState.Declined => PaymentEnding.Declined,
            AttemptState.Abandoned => PaymentEnding.Abandoned,
            AttemptState.Unknown or AttemptState.Started => PaymentEnding.Unknown,
            _ => PaymentEnding.Cancelled,
        };
        return Page();
    }
}
