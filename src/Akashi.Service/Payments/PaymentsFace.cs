using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Money;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Payments;

/// <summary>Kind of an item, for the receipt.</summary>
public enum ItemKind
{
    /// <summary>行政手数料: consumption tax does not apply.</summary>
    Fee,

    /// <summary>登録免許税: itself a tax, listed separately.</summary>
    Tax,
}

/// <summary>An item to pay.</summary>
/// <param name="Label">Text shown.</param>
/// <param name="Kind">Kind of item.</param>
/// <param name="Amount">Whole yen, more than zero.</param>
public sealed record ChargeItem(string Label, ItemKind Kind, Yen Amount);

/// <summary>A charge to offer.</summary>
/// <param name="SubjectId">What is paid for; at most one charge per subject.</param>
/// <param name="AccountId">The payer.</param>
/// <param name="BodyId">The body that receives the money.</param>
/// <param name="Payee">Name of the body.</param>
/// <param name="Payer">Name of the payer, for the receipt.</param>
/// <param name="Title">What is paid for, as shown.</param>
/// <param name="ReceiptNumber">受付番号 of what is paid for.</param>
/// <param name="Items">At least one.</param>
/// <param name="DueOn">Last day to pay, in Japan.</param>
public sealed record NewCharge(
    Guid SubjectId,
    Guid AccountId,
    string BodyId,
    string Payee,
    string Payer,
    string Title,
    string ReceiptNumber,
    IReadOnlyList<ChargeItem> Items,
    DateOnly DueOn);

/// <summary>Where a payer goes after paying.</summary>
/// <param name="Path">Path of the page.</param>
/// <param name="Completed">Whether what was paid for is done.</param>
public sealed record WayOn(string Path, bool Completed);

/// <summary>Says where a payer goes after paying; implemented by the capability that offered the charge.</summary>
public interface IAfterPayment
{
    /// <summary>Where the payer of a paid charge goes.</summary>
    /// <param name="subjectId">What was paid for.</param>
    /// <param name="ct">Cancels the query.</param>
    Task<WayOn> FindAsync(Guid subjectId, CancellationToken ct);
}

/// <summary>What other capabilities may ask of payments.</summary>
/// <param name="db">The database.</param>
/// <param name="commit">The running act.</param>
/// <param name="settings">Whether there is a provider.</param>
/// <param name="clock">The time.</param>
public sealed class PaymentsFace(AkashiDb db, Commit commit, PaymentsSettings settings, TimeProvider clock)
{
    /// <summary>Whether anybody can pay: without a provider a charge would stay as it is.</summary>
    public bool CanBePaid => settings.Account is not null;

    /// <summary>Offers a charge inside the running act; <see cref="ChargeCaptured"/> follows when it is paid.</summary>
    /// <returns>The charge's id.</returns>
    public async Task<Guid> OfferAsync(NewCharge offer, CancellationToken ct)
    {
        if (offer.Items.Count == 0 || offer.Items.Any(i => i.Amount.IsZero))
            throw new ArgumentException("A charge has items, and each has an amount.", nameof(offer));
        var now = clock.GetUtcNow();
        var charge = new Charge
        {
            Id = Guid.CreateVersion7(now),
            SubjectId = offer.SubjectId,
            AccountId = offer.AccountId,
            BodyId = offer.BodyId,
            Payee = offer.Payee,
            Payer = offer.Payer,
            Title = offer.Title,
            ReceiptNumber = offer.ReceiptNumber,
            Total = new Yen(checked(offer.Items.Sum(i => i.Amount.Amount))),
            DueOn = offer.DueOn,
            OfferedAt = now,
            State = ChargeState.Offered,
        };
        db.Add(charge);
        db.AddRange(offer.Items.Select((item, i) =>
            new ChargeLine { ChargeId = charge.Id, Number = i + 1, Label = item.Label, Kind = item.Kind, Amount = item.Amount }));
        await commit.RaiseAsync(new ChargeMoved(charge.Id, charge.SubjectId, null, "offered", Actor.System), ct);
        return charge.Id;
    }
}
