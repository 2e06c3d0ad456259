using Akashi.Hosting.Dates;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Applications.Fee;

/// <summary>Texts of the charge.</summary>
internal sealed class FeeTexts;

/// <summary>Asks for the fee of an accepted application, and keeps the order for the register until it is paid. Call it inside an act.</summary>
internal sealed class FeeHandler(PaymentsFace payments, ApplicationSteps steps, TimeProvider clock, TextsOf<FeeTexts> texts)
{
    private const int DaysToPay = 30;

    /// <param name="accepted">Accepted in the running act.</param>
    /// <param name="order">The order that the register gets once the fee is paid.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task AskAsync(SubmittedApplication accepted, RegisterOrder order, CancellationToken ct)
    {
        var (application, qualification) = (accepted.Application, accepted.Qualification);
        application.AwaitingFee = order;
        application.ChargeId = await payments.OfferAsync(
            new NewCharge(
                accepted.Id,
                application.AccountId,
                qualification.Body.Id,
                qualification.Body.Name,
                accepted.SignedFacts.Name,
                texts["Title", qualification.Name, accepted.Procedure.Title],
                accepted.Submission.ReceiptNumber,
                [new ChargeItem(texts["Fee"], ItemKind.Fee, accepted.Procedure.Fee)],
                JapanTime.DayOf(clock.GetUtcNow()).AddDays(DaysToPay)),
            ct);
        await steps.MoveAsync(application, ApplicationCommand.AskFee, Actor.System, null, null, ct);
    }
}
