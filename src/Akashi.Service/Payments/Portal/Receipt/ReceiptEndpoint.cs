using System.Security.Claims;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Payments.Portal.Receipt;

/// <summary>Row 5.3.1: the receipt of a paid charge as a PDF, for the holder who paid.</summary>
internal static class ReceiptEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/payments/{id:guid}/receipt", AnswerAsync).RequireAuthorization(Policies.Holder);

    private static async Task<IResult> AnswerAsync(
        Guid id, bool? save, ClaimsPrincipal holder, HttpContext http, Charges charges, FeeReceipt receipt, TextsOf<FeeReceiptTexts> texts,
        CancellationToken ct)
    {
        if (await charges.FindAsync(id, holder.SubjectId(), ct) is not { Charge: { State: ChargeState.Captured, PaidAt: { } paidAt } } open)
            return Results.NotFound();
        // The page shows the same, for a name whose characters the font lacks.
        if (!receipt.TryCompose(open, paidAt, out var pdf)) return Results.Redirect(PaymentsAddresses.ReceiptOf(id));
        http.Response.Headers.ContentLanguage = Languages.CodeOf(Languages.Japanese);
        var number = FeeReceipt.NumberOf(open.Charge);
        return PdfAnswer.Of(pdf, "receipt-" + number, [texts.In(Languages.Japanese)["Title"], number], http, save == true);
    }
}
