using Akashi.Sandbox.Payments.Api;

namespace Akashi.Sandbox.Payments;

/// <summary>The outcome of a press on 「お支払いを実行」.</summary>
internal enum PayOutcome
{
    /// <summary>Paid, now or earlier.</summary>
    Paid,

    /// <summary>The card was declined.</summary>
    Declined,

    /// <summary>The card's issuer asks the person first.</summary>
    AsksPerson,

    /// <summary>The page is closed.</summary>
    Closed,
}

/// <summary>Charges cards: one capture per session, however often the button is pressed.</summary>
internal sealed class Cashier(Ledger ledger, TimeProvider clock)
{
    /// <summary>A page in its current state; finding it closes it where its time is up.</summary>
    public CheckoutSession? Find(string id)
    {
        if (ledger.Look(b => b.Sessions.GetValueOrDefault(id)) is not { } session) return null;
        if (session.Status == "open" && session.ExpiresAt <= clock.GetUtcNow().ToUnixTimeSeconds()) Expire(id);
        return session;
    }

    /// <summary>Charges the card, or asks the person first where the card requires it.</summary>
    /// <param name="id">The session.</param>
    /// <param name="card">How the card behaves.</param>
    /// <param name="confirmed">Whether the person has answered the card's issuer.</param>
    public PayOutcome Pay(string id, TestCard card, bool confirmed) => ledger.Change(book =>
    {
        var session = book.Sessions[id];
        if (session.Status == "complete") return PayOutcome.Paid;
        if (session.Status != "open") return PayOutcome.Closed;
        session.Tried = true;
        if (card == TestCard.Declined)
        {
            session.Declined = "card_declined";
            return PayOutcome.Declined;
        }
        if (card == TestCard.AsksPerson && !confirmed)
        {
            session.Intent = IntentState.RequiresAction;
            return PayOutcome.AsksPerson;
        }
        (session.Status, session.Intent, session.Declined) = ("complete", IntentState.Succeeded, null);
        book.Captures.Add(
            new Capture(
                session.IntentId, session.Id, session.ClientReferenceId, session.Amount, session.Currency, clock.GetUtcNow().ToUnixTimeSeconds()));
        Tell(book, session, "checkout.session.completed");
        return PayOutcome.Paid;
    });

    /// <summary>Closes an unpaid page; false where it can no longer be closed.</summary>
    public bool Expire(string id) => ledger.Change(book =>
    {
        var session = book.Sessions[id];
        if (session.Status != "open") return false;
        session.Status = "expired";
        Tell(book, session, "checkout.session.expired");
        return true;
    });

    private void Tell(Ledger.Book book, CheckoutSession session, string kind)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var id = Ledger.NewId("evt");
        book.Deliveries.Add(
            new Delivery
            {
                EventId = id,
                Kind = kind,
                Body = StripeJson.Event(id, kind, session, now, ledger.Switches.ReportAmount),
                NextAt = now + ledger.Switches.Late
            });
    }
}
