namespace Akashi.Service.Payments.Portal.Confirm;

/// <summary>Row 5.2.3: the chosen payment method, and the amount.</summary>
internal sealed class ConfirmPage(Charges charges) : ChargePage(charges)
{
    public void OnGet()
    {
    }
}
