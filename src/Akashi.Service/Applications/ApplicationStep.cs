using Akashi.Service.Platform.Actors;

namespace Akashi.Service.Applications;

/// <summary>A step on an application's time line (row 1.7.1).</summary>
internal sealed class ApplicationStep
{
    public required Guid ApplicationId { get; init; }

    /// <summary>Number of the step, from 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ApplicationState State { get; init; }

    public required Actor By { get; init; }

    /// <summary>The body's message to the holder; null if there is none.</summary>
    public string? Message { get; init; }

    /// <summary>Why it was returned, at each place; null unless it was.</summary>
    public IReadOnlyList<ReturnReason>? Reasons { get; init; }

    /// <summary>The day after which it ends, if this step reminds the holder of it and moves nothing; otherwise null.</summary>
    public DateOnly? RemindsOf { get; init; }

    /// <summary>
    /// Whether the fee was paid with it: after the review, or with the submission, to which only a payment leads without the holder's signature.
    /// </summary>
    public bool IsPayment => State == ApplicationState.Paid || IsPaidSubmission;

    /// <summary>Whether it is the payment of a fee that is due with the submission.</summary>
    public bool IsPaidSubmission => State == ApplicationState.Submitted && By == Actor.System;
}
