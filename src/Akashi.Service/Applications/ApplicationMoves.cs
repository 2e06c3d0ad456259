using Akashi.Hosting.Dates;
using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications;

/// <summary>
/// Moves submitted applications as those who decide on them order. Each method is called inside an act and moves nothing if the state machine does
/// not: then the order was carried out before, or comes too early.
/// </summary>
public sealed class ApplicationMoves
{
    private readonly AkashiDb db;
    private readonly Commit commit;
    private readonly ApplicationSteps steps;
    private readonly ApplicationsSettings settings;
    private readonly TimeProvider clock;

    internal ApplicationMoves(AkashiDb db, Commit commit, ApplicationSteps steps, ApplicationsSettings settings, TimeProvider clock) =>
        (this.db, this.commit, this.steps, this.settings, this.clock) = (db, commit, steps, settings, clock);

    /// <summary>Begins the review.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="by">Who begins.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether it moved.</returns>
    public Task<bool> BeginReviewAsync(SubmittedApplication application, Actor by, CancellationToken ct) =>
        steps.MoveAsync(application.Row, ApplicationCommand.Review, by, null, null, ct);

    /// <summary>Returns it to the holder for correction. What was signed is set aside, and the consent to it ends.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="by">Who returns it.</param>
    /// <param name="reasons">What to correct: at least one, each at a place of this application.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether it moved.</returns>
    public async Task<bool> ReturnAsync(SubmittedApplication application, Actor by, IReadOnlyList<ReturnReason> reasons, CancellationToken ct)
    {
        if (reasons.Count == 0) throw new ArgumentException("Who returns an application says why.", nameof(reasons));
        var details = new Dictionary<string, string>
        {
            ["places"] = string.Join(' ', reasons.Select(r => r.At)),
            ["reason"] = AuditLine.DigestOf(string.Join('\n', reasons.Select(r => r.Words))),
        };
        var row = application.Row;
        if (!await steps.MoveAsync(row, ApplicationCommand.Return, by, (null, reasons), details, ct)) return false;
        db.Add(SignedRound.Of(row));
        row.ConsentedAt = null;
        row.EndsOn = JapanTime.DayOf(clock.GetUtcNow()).AddDays(settings.CorrectionDays);
        return true;
    }

    /// <summary>Notes that a member of staff has decided and a second one has to confirm it.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="details">Codes and digests for the audit trail.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether it moved.</returns>
    public Task<bool> ProposeAsync(SubmittedApplication application, Actor by, IReadOnlyDictionary<string, string> details, CancellationToken ct) =>
        steps.MoveAsync(application.Row, ApplicationCommand.Propose, by, null, details, ct);

    /// <summary>Sends it back to the review.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="by">The second person.</param>
    /// <param name="details">Codes and digests for the audit trail.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether it moved.</returns>
    public Task<bool> SendBackAsync(SubmittedApplication application, Actor by, IReadOnlyDictionary<string, string> details, CancellationToken ct) =>
        steps.MoveAsync(application.Row, ApplicationCommand.SendBack, by, null, details, ct);

    /// <summary>Accepts it.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="by">Who accepts.</param>
    /// <param name="registrationId">The entry that completing it makes, links or changes.</param>
    /// <param name="details">Codes and digests for the audit trail.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task AcceptAsync(
        SubmittedApplication application, Actor by, Guid registrationId, IReadOnlyDictionary<string, string> details, CancellationToken ct)
    {
        application.Row.RegistrationId = registrationId;
        return steps.MoveAsync(application.Row, ApplicationCommand.Accept, by, null, details, ct);
    }

    /// <summary>Rejects it.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="by">Who rejects.</param>
    /// <param name="reason">Why, as shown to the holder.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task RejectAsync(SubmittedApplication application, Actor by, string reason, CancellationToken ct)
    {
        var details = new Dictionary<string, string> { ["reason"] = AuditLine.DigestOf(reason) };
        return steps.MoveAsync(application.Row, ApplicationCommand.Reject, by, reason, details, ct);
    }

    /// <summary>Asks the holder for the fee.</summary>
    /// <param name="application">Accepted.</param>
    /// <param name="chargeId">The charge to pay.</param>
    /// <param name="endsOn">Last day to pay; after it, the application ends.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task AskFeeAsync(SubmittedApplication application, Guid chargeId, DateOnly endsOn, CancellationToken ct)
    {
        application.Row.ChargeId = chargeId;
        if (await steps.MoveAsync(application.Row, ApplicationCommand.AskFee, Actor.System, null, null, ct)) application.Row.EndsOn = endsOn;
    }

    /// <summary>Notes that the fee is paid.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether it moved.</returns>
    public Task<bool> PayAsync(SubmittedApplication application, CancellationToken ct) =>
        steps.MoveAsync(application.Row, ApplicationCommand.Pay, Actor.System, null, null, ct);

    /// <summary>Whether the last day of what it waits for is over, and the holder was reminded of it in time.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    public bool IsOverdue(SubmittedApplication application) =>
        DeadlineRules.Of(application.Row, settings, clock.GetUtcNow()) == DeadlineStep.End;

    /// <summary>Ends it, because the holder did not pay in time.</summary>
    /// <param name="application">Overdue; loaded inside the running act.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether it moved.</returns>
    public Task<bool> ExpireAsync(SubmittedApplication application, CancellationToken ct) =>
        steps.MoveAsync(application.Row, ApplicationCommand.Expire, Actor.System, null, null, ct);

    /// <summary>Completes it.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="registrationId">The entry that was made, linked or changed.</param>
    /// <param name="details">Codes and digests for the audit trail.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether it moved; the register is changed only then.</returns>
    public async Task<bool> CompleteAsync(
        SubmittedApplication application, Guid registrationId, IReadOnlyDictionary<string, string> details, CancellationToken ct)
    {
        application.Row.RegistrationId = registrationId;
        if (!await steps.MoveAsync(application.Row, ApplicationCommand.Complete, Actor.System, null, details, ct)) return false;
        await commit.RaiseAsync(new ApplicationCompleted(application.Id, application.AccountId, application.Effect.ToString() ?? ""), ct);
        return true;
    }
}
