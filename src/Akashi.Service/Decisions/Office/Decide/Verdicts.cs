using Akashi.Service.Applications;
using Akashi.Service.Decisions.Fee;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>
/// Lets a decision take effect. Once accepted, an application is completed at once or, if there is a fee, when that is paid. Call it inside an act.
/// </summary>
internal sealed class Verdicts(AkashiDb db, ApplicationMoves moves, Completions completions, FeeHandler fees, TimeProvider clock)
{
    /// <summary>Accepts.</summary>
    /// <param name="submitted">Loaded inside the running act.</param>
    /// <param name="ready">What the rules found.</param>
    /// <param name="by">Who decides, or confirms.</param>
    /// <param name="first">Who decided first; null where one person decides.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<DecideOutcome> AcceptAsync(SubmittedApplication submitted, Acceptance.Ready ready, Actor by, Actor? first, CancellationToken ct)
    {
        var decision = New(submitted, by, first, null);
        (decision.Doubts, decision.EntryVersion) = (ready.Doubts, ready.EntryVersion);
        db.Add(decision);
        await moves.AcceptAsync(submitted, by, ready.Order.RegistrationId, DetailsOf(ready.Doubts), ct);
        if (!submitted.AsksFee) await completions.CompleteAsync(submitted, decision, ready.Order, AuditLine.NoDetails, ct);
        else await fees.AskAsync(submitted, decision, ready.Order, ct);
        return DecideOutcome.Decided;
    }

    /// <summary>Rejects.</summary>
    /// <param name="submitted">Loaded inside the running act.</param>
    /// <param name="reason">Why, as shown to the holder.</param>
    /// <param name="by">Who decides, or confirms.</param>
    /// <param name="first">Who decided first; null where one person decides.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<DecideOutcome> RejectAsync(SubmittedApplication submitted, string reason, Actor by, Actor? first, CancellationToken ct)
    {
        db.Add(New(submitted, by, first, reason));
        await moves.RejectAsync(submitted, by, reason, ct);
        return DecideOutcome.Decided;
    }

    /// <summary>
    /// Rejects what was accepted and paid, but no longer holds: nothing waits for the payment any more, and the body settles the fee with the holder.
    /// </summary>
    /// <param name="submitted">Loaded inside the running act.</param>
    /// <param name="reason">Why, as shown to the holder.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<DecideOutcome> RejectPaidAsync(SubmittedApplication submitted, string reason, Actor by, CancellationToken ct)
    {
        var decision = await db.Set<Decision>().SingleAsync(d => d.ApplicationId == submitted.Id, ct);
        (decision.By, decision.At, decision.First, decision.Rejection) = (by, clock.GetUtcNow(), null, reason);
        (decision.Doubts, decision.EntryVersion) = (null, null);
        (decision.AwaitingFee, decision.PromisedEntry, decision.ReservedNumber) = (null, null, null);
        await moves.RejectAsync(submitted, by, reason, ct);
        return DecideOutcome.Decided;
    }

    /// <summary>The doubts that were answered, for the audit trail.</summary>
    public static IReadOnlyDictionary<string, string> DetailsOf(AnsweredDoubts? doubts) =>
        doubts is null
            ? AuditLine.NoDetails
            : new Dictionary<string, string> { ["despite"] = doubts.Doubts, ["reason"] = AuditLine.DigestOf(doubts.Reason) };

    /// <summary>A step between two persons, for the audit trail.</summary>
    /// <param name="verdict">Code.</param>
    /// <param name="reason">What was written.</param>
    public static IReadOnlyDictionary<string, string> DetailsOf(string verdict, string reason) =>
        new Dictionary<string, string> { ["verdict"] = verdict, ["reason"] = AuditLine.DigestOf(reason) };

    private Decision New(SubmittedApplication submitted, Actor by, Actor? first, string? rejection) => new()
    {
        ApplicationId = submitted.Id,
        QualificationId = submitted.Qualification.Id,
        AccountId = submitted.AccountId,
        By = by,
        At = clock.GetUtcNow(),
        First = first,
        Rejection = rejection,
    };
}
