using Akashi.Sandbox.Payments.Api;

namespace Akashi.Sandbox.Payments;

/// <summary>What a press on 「お支払いを実行」 came to.</summary>
internal enum PayOutcome
{
    /// <summary>Paid, now or before.</summary>
    Paid,

    /// <summary>The card was declined.</summary>
    Declined,

    /// <summary>The card's issuer asks the person first.</summary>
    AsksPerson,

    /// <summary>The page is closed.</summary>
    Closed,
}

/// <summary>Charges cards: one capture a session, however often it is pressed.</summary>
internal sealed class Cashier(Ledger ledger, TimeProvider clock)
{
    /// <summary>A page as it stands; one whose time is over is closed by that.</summary>
    public CheckoutSession? Find(string id)
    {
        if (ledger.Look(b => b.Sessions.GetValueOrDefault(id)) is not { } session) return null;
        if (session.Status == "open" && session.ExpiresAt <= clock.GetUtcNow().ToUnixTimeSeconds()) Expire(id);
        return session;
    }

    /// <summary>Charges, or asks the person first where the card wants it.</summary>
    /// <param name="id">The session.</param>
    /// <param name="card">What the card does.</param>
    /// <param name="confirmed">Whether the person answered the card's issuer.</param>
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
        book.Captures.Add(new Capture(session.IntentId, session.Id, session.ClientReferenceId, session.Amount, session.Currency, clock.GetUtcNow().ToUnixTimeSeconds()));
        Tell(book, session, "checkout.session.completed");
        return PayOutcome.Paid;
    });

    /// <summary>Closes a page that was not paid; false where it cannot be closed any more.</summary>
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
        book.Deliveries.Add(new Delivery { EventId = id, Kind = kind, Body = StripeJson.Event(id, kind, session, now, ledger.Switches.ReportAmount), NextAt = now + ledger.Switches.Late });
    }
}
