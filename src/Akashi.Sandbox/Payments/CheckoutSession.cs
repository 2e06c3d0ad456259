namespace Akashi.Sandbox.Payments;

/// <summary>State of an attempt to pay by card on a hosted page.</summary>
internal enum IntentState
{
    /// <summary>No card has been accepted yet.</summary>
    RequiresPaymentMethod,

    /// <summary>The card's issuer asks the person (3-D Secure).</summary>
    RequiresAction,

    /// <summary>Paid.</summary>
    Succeeded,
}

/// <summary>A hosted page, in the terms of Stripe's Checkout Session.</summary>
internal sealed record CheckoutSession
{
    /// <summary>The locale that leaves the language to the browser.</summary>
    public const string Auto = "auto";

    public required string Id { get; init; }

    public required string IntentId { get; init; }

    public required string ClientReferenceId { get; init; }

    public required string Currency { get; init; }

    /// <summary>Total in the currency's smallest unit.</summary>
    public required long Amount { get; init; }

    public required IReadOnlyList<SessionLine> Lines { get; init; }

    public required string SuccessUrl { get; init; }

    public required string CancelUrl { get; init; }

    /// <summary>Language of the page, as asked for: "ja", "en", or "auto" for the browser's.</summary>
    public string Locale { get; init; } = Auto;

    public required long Created { get; init; }

    public required long ExpiresAt { get; init; }

    /// <summary>open, complete or expired.</summary>
    public string Status { get; set; } = "open";

    public IntentState Intent { get; set; }

    /// <summary>Whether a card has been tried.</summary>
    public bool Tried { get; set; }

    /// <summary>Code of the last decline; null where there is none.</summary>
    public string? Declined { get; set; }

    /// <summary>Last four digits of the card being confirmed; the rest is never stored.</summary>
    public string? Last4 { get; set; }
}

/// <summary>One item to pay.</summary>
internal sealed record SessionLine(string Name, long Amount, long Quantity);

/// <summary>An answer kept for its idempotency key.</summary>
internal sealed record KeptAnswer(string SessionId, string Digest);

/// <summary>Money that moved; one line per capture.</summary>
internal sealed record Capture(string Id, string SessionId, string ClientReferenceId, long Amount, string Currency, long At);

/// <summary>A webhook to deliver.</summary>
internal sealed record Delivery
{
    public required string EventId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The exact body to be signed.</summary>
    public required string Body { get; init; }

    public int Tries { get; set; }

    public required long NextAt { get; set; }

    public bool Done { get; set; }
}

/// <summary>Switches for tests.</summary>
internal sealed record Switches
{
    /// <summary>Where webhooks are sent; null to use the setting.</summary>
    public string? Webhook { get; init; }

    /// <summary>Holds webhooks back.</summary>
    public bool Hold { get; init; }

    /// <summary>Sends each webhook twice.</summary>
    public bool Twice { get; init; }

    /// <summary>Delay of each webhook in seconds.</summary>
    public int Late { get; init; }

    /// <summary>Answers 500 after charging, whatever the card.</summary>
    public bool FailAfterCharge { get; init; }

    /// <summary>Answers 500 to every API request.</summary>
    public bool Silent { get; init; }

    /// <summary>Reports this amount instead of the charged one; 0 for the true one.</summary>
    public long ReportAmount { get; init; }
}
