namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Payments.</summary>
public static class PaymentsAddresses
{
    /// <summary>Row 5.2.1: the page for paying a charge.</summary>
    public static string CheckOf(Guid chargeId) => PageOf(chargeId, "check");

    /// <summary>Row 5.3.1: the receipt.</summary>
    public static string ReceiptOf(Guid chargeId) => PageOf(chargeId, "complete");

    /// <summary>A page of a charge.</summary>
    /// <param name="chargeId">Charge.</param>
    /// <param name="page">Last segment of the page's path, such as "method".</param>
    public static string PageOf(Guid chargeId, string page) => $"/payments/{chargeId}/{page}";
}
