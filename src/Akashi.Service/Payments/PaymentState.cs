namespace Akashi.Service.Payments;

/// <summary>State of a charge, following its open attempt.</summary>
internal enum ChargeState
{
    /// <summary>決済待ち: to be paid; no attempt is under way.</summary>
    Offered,

    /// <summary>The holder is on the provider's page, or left it without our hearing of it.</summary>
    Started,

    /// <summary>The provider has not yet said whether it was paid; it is asked until it does.</summary>
    Unknown,

    /// <summary>Paid. Final.</summary>
    Captured,

    /// <summary>Not paid in time, and no longer to be paid. Final.</summary>
    Cancelled,
}

/// <summary>State of an attempt to pay.</summary>
internal enum AttemptState
{
    /// <summary>Stored before the provider is asked for its page; the attempt's id is the idempotency key.</summary>
    Requested,

    /// <summary>The provider has given its page.</summary>
    Started,

    /// <summary>The provider has not said how it ended.</summary>
    Unknown,

    /// <summary>Paid. Final.</summary>
    Captured,

    /// <summary>The card was declined and the page closed. Final.</summary>
    Declined,

    /// <summary>The holder came back without paying, and the page was closed. Final.</summary>
    Cancelled,

    /// <summary>The page expired, or was never given. Final.</summary>
    Abandoned,

    /// <summary>Paid although another attempt had already paid the charge, or the charge was cancelled; the operator refunds it. Final.</summary>
    Surplus,
}

/// <summary>News about an attempt from the provider.</summary>
internal enum PaymentNews
{
    /// <summary>The page accepts a payment.</summary>
    Opened,

    /// <summary>The provider does not say, or is still processing the payment.</summary>
    LostSight,

    /// <summary>Paid.</summary>
    Captured,

    /// <summary>Paid, but another attempt had already paid the charge, or the charge was cancelled.</summary>
    CapturedBesides,

    /// <summary>Closed after a declined card.</summary>
    Declined,

    /// <summary>Closed because the holder came back without paying.</summary>
    Cancelled,

    /// <summary>Expired, or refused.</summary>
    Abandoned,
}

/// <summary>The only state machine of payments: a function of (state, news).</summary>
internal static class PaymentMachine
{
    /// <summary>The next state of an attempt; null if the news changes nothing.</summary>
    public static AttemptState? Decide(AttemptState state, PaymentNews news) => (state, news) switch
    {
        (AttemptState.Captured or AttemptState.Surplus, _) => null,

        // Money that has moved is never denied, even on a page that we believed to be closed.
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

    /// <summary>
    /// The state of a charge that was not paid before, after its attempt's state changed. If the attempt ended unpaid, the charge is offered again.
    /// </summary>
    public static ChargeState After(AttemptState attempt) => attempt switch
    {
        AttemptState.Started => ChargeState.Started,
        AttemptState.Unknown => ChargeState.Unknown,
        AttemptState.Captured or AttemptState.Surplus => ChargeState.Captured,
        _ => ChargeState.Offered,
    };
}
