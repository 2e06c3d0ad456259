namespace Akashi.Service.Payments.Portal.Method;

/// <summary>Row 5.2.2: the payment method.</summary>
internal sealed class MethodPage(Charges charges) : ChargePage(charges)
{
    public void OnGet()
    {
    }
}
