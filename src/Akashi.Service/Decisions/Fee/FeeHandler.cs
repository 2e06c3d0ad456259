using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Decisions.Fee;

/// <summary>Texts of the charge.</summary>
internal sealed class FeeTexts;

/// <summary>Asks for fees; that of an accepted application holds its order for the register until it is paid. Call it inside an act.</summary>
internal sealed class FeeHandler(PaymentsFace payments, ApplicationMoves moves, FeeSettings settings, TimeProvider clock, TextsOf<FeeTexts> spoken)
{
    private const int DaysToPay = 30;

    /// <param name="accepted">Accepted in the running act.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="order">The order that the register gets once the fee is paid.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task AskAsync(SubmittedApplication accepted, Decision decision, RegisterOrder order, CancellationToken ct)
    {
        decision.AwaitingFee = order;
        switch (order)
        {
            case RegisterOrder.Enter enter: decision.ReservedNumber = enter.Entry.NumberSearchForm; break;
            case RegisterOrder.Link link: decision.PromisedEntry = link.Entry; break;
        }
        await AskAsync(accepted, ct);
    }

    /// <summary>Asks for the fee of an application that is accepted, or signed where the fee is due with the submission.</summary>
    /// <param name="owing">The application.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task AskAsync(SubmittedApplication owing, CancellationToken ct)
    {
        // Kept with the charge, so in Japanese whoever presses.
        var dueOn = JapanTime.DayOf(clock.GetUtcNow()).AddDays(DaysToPay);
        var (qualification, texts) = (owing.Qualification, spoken.In(Languages.Japanese));
        var charge = await payments.OfferAsync(
            new NewCharge(
                owing.Id,
                owing.AccountId,
                qualification.Body.Id,
                qualification.Body.Name.Ja,
                owing.Facts.Name,
                texts["Title", qualification.Name.Ja, owing.Procedure.Title.Ja],
                owing.ReceiptNumber,
                [.. owing.Fees.Select(f => new ChargeItem(f.Label.Ja, f.Kind == FeeKind.Tax ? ItemKind.Tax : ItemKind.Fee, f.Amount))],
                dueOn),
            ct);
        await moves.AskFeeAsync(owing, charge, dueOn.AddDays(settings.UnpaidDays), ct);
    }
}
