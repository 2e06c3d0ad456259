namespace Akashi.Sandbox.Payments;

/// <summary>One try with a card on a hosted page.</summary>
internal enum IntentState
{
    /// <summary>No card was accepted yet.</summary>
    RequiresPaymentMethod,

    /// <summary>The issuer of the card asks the person (3-D Secure).</summary>
    RequiresAction,

    /// <summary>Paid.</summary>
    Succeeded,
}

/// <summary>A hosted page, in the words of Stripe's Checkout Session.</summary>
internal sealed record CheckoutSession
{
    public required string Id { get; init; }

    public required string IntentId { get; init; }

    public required string ClientReferenceId { get; init; }

    public required string Currency { get; init; }

    /// <summary>Sum in the currency's smallest unit.</summary>
    public required long Amount { get; init; }

    public required IReadOnlyList<SessionLine> Lines { get; init; }

    public required string SuccessUrl { get; init; }

    public required string CancelUrl { get; init; }

    public required long Created { get; init; }

    public required long ExpiresAt { get; init; }

    /// <summary>open, complete or expired.</summary>
    public string Status { get; set; } = "open";

    public IntentState Intent { get; set; }

    /// <summary>Whether a card was tried.</summary>
    public bool Tried { get; set; }

    /// <summary>Code of the last decline; null where none.</summary>
    public string? Declined { get; set; }

    /// <summary>Last four digits of the card that is being confirmed; the rest is never kept.</summary>
    public string? Last4 { get; set; }
}

/// <summary>One item to pay.</summary>
internal sealed record SessionLine(string Name, long Amount, long Quantity);

/// <summary>An answer kept for its idempotency key.</summary>
internal sealed record KeptAnswer(string SessionId, string Digest);

/// <summary>Money that moved; one line a capture.</summary>
internal sealed record Capture(string Id, string SessionId, string ClientReferenceId, long Amount, string Currency, long At);

/// <summary>A webhook to deliver.</summary>
internal sealed record Delivery
{
    public required string EventId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The exact body that is signed.</summary>
    public required string Body { get; init; }

    public int Tries { get; set; }

    public required long NextAt { get; set; }

    public bool Done { get; set; }
}

/// <summary>What tests switch.</summary>
internal sealed record Switches
{
    /// <summary>Where webhooks go; null for the setting.</summary>
    public string? Webhook { get; init; }

    /// <summary>Keeps webhooks back.</summary>
    public bool Hold { get; init; }

    /// <summary>Sends each webhook twice.</summary>
    public bool Twice { get; init; }

    /// <summary>Seconds by which each webhook is late.</summary>
    public int Late { get; init; }

    /// <summary>Answers 500 after having charged, whatever the card.</summary>
    public bool FailAfterCharge { get; init; }

    /// <summary>Answers 500 to every question of the interface.</summary>
    public bool Silent { get; init; }

    /// <summary>Reports this amount instead of what was charged; 0 for the truth.</summary>
    public long ReportAmount { get; init; }
}
