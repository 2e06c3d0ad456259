using System.Text.Json;
using Akashi.Service.Payments;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Applications.Fee;

/// <summary>Words of what is to be paid.</summary>
internal sealed class FeeTexts;

/// <summary>Asks for the fee of what was accepted, and keeps what happens when it is paid. To be called inside of an act.</summary>
internal sealed class FeeHandler(PaymentsFace payments, ApplicationSteps steps, TimeProvider clock, IStringLocalizer<FeeTexts> texts)
{
    private const int DaysToPay = 30;
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    /// <param name="open">Accepted in the running act.</param>
    /// <param name="completion">What happens at completion.</param>
    /// <param name="ct">Stops it.</param>
    public async Task AskAsync(OpenApplication open, CompletionEvent completion, CancellationToken ct)
    {
        var (application, qualification) = (open.Application, open.Qualification);
        application.Completion = JsonSerializer.Serialize(completion);
        application.ChargeId = await payments.OfferAsync(
            new NewCharge(
                open.Id, application.AccountId, qualification.Body.Id, qualification.Body.Name, open.Facts!.Name, texts["Title", qualification.Name, open.Procedure.Title],
                application.ReceiptNumber!, [new ChargeItem(texts["Fee"], ItemKind.Fee, open.Procedure.Fee)], DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Japan).DateTime).AddDays(DaysToPay)),
            ct);
        await steps.MoveAsync(application, ApplicationCommand.AskFee, ApplicationRole.System, "system", null, null, ct);
    }
}
