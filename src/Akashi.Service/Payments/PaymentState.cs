namespace Akashi.Service.Payments;

/// <summary>State of a charge: where its open attempt stands.</summary>
internal enum ChargeState
{
    /// <summary>決済待ち: to be paid; no attempt is on its way.</summary>
    Offered,

    /// <summary>The holder is on the provider's page, or left it without a word.</summary>
    Started,

    /// <summary>The provider did not say yet whether it was paid; it is asked until it does.</summary>
    Unknown,

    /// <summary>Paid. An end.</summary>
    Captured,
}

/// <summary>State of one try to pay.</summary>
internal enum AttemptState
{
    /// <summary>Kept before the provider is asked for its page; its id is the idempotency key.</summary>
    Requested,

    /// <summary>The provider gave its page.</summary>
    Started,

    /// <summary>The provider did not say how it ended.</summary>
    Unknown,

    /// <summary>Paid. An end.</summary>
    Captured,

    /// <summary>The card was declined, and the page closed. An end.</summary>
    Declined,

    /// <summary>The holder came back without paying, and the page was closed. An end.</summary>
    Cancelled,

    /// <summary>The page ended by its time, or was never given. An end.</summary>
    Abandoned,

    /// <summary>Paid although the charge was paid by another attempt; the operator gives it back. An end.</summary>
    Surplus,
}

/// <summary>What we learn from the provider about an attempt.</summary>
internal enum PaymentNews
{
    /// <summary>Its page can be paid on.</summary>
    Opened,

    /// <summary>It does not say, or works on it still.</summary>
    LostSight,

    /// <summary>Paid.</summary>
    Captured,

    /// <summary>Paid, but the charge was paid by another attempt.</summary>
    CapturedBesides,

    /// <summary>Closed after a declined card.</summary>
    Declined,

    /// <summary>Closed because the holder came back without paying.</summary>
    Cancelled,

    /// <summary>Ended by its time, or refused.</summary>
    Abandoned,
}

/// <summary>The one state machine of payments: a function of (state, news).</summary>
internal static class PaymentMachine
{
    /// <summary>Where an attempt goes; null where the news changes nothing.</summary>
    public static AttemptState? Decide(AttemptState state, PaymentNews news) => (state, news) switch
    {
        (AttemptState.Captured or AttemptState.Surplus, _) => null,

        // Money that moved is never denied, even on a page that we held for closed.
        (_, PaymentNews.Captured) => AttemptState.Captured,
        (_, PaymentNews.CapturedBesides) => AttemptState.Surplus,
        (AttemptState.Declined or AttemptState.Cancelled or AttemptState.Abandoned, _) => null,

        (AttemptState.Requested or AttemptState.Unknown, PaymentNews.Opened) => AttemptState.Started,
        (AttemptState.Requested or AttemptState.Started, PaymentNews.LostSight) => AttemptState.Unknown,
        (_, PaymentNews.Declined) => AttemptState.Declined,
        (_, PaymentNews.Cancelled) => AttemptState.Cancelled,
        (_, PaymentNews.Abandoned) => AttemptState.Abandoned,
        _ => null,
    };

    /// <summary>What an attempt makes of a charge that was not paid before; where it ended without money the charge is offered again.</summary>
    public static ChargeState After(AttemptState attempt) => attempt switch
    {
        AttemptState.Started => ChargeState.Started,
        AttemptState.Unknown => ChargeState.Unknown,
        AttemptState.Captured or AttemptState.Surplus => ChargeState.Captured,
        _ => ChargeState.Offered,
    };
}
