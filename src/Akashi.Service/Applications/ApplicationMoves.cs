using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Applications;

/// <summary>
/// Moves submitted applications as those who decide on them order. Each method is called inside an act and moves nothing if the state machine does
/// not: then the order was carried out before, or comes too early.
/// </summary>
public sealed class ApplicationMoves
{
    private readonly ApplicationSteps steps;

    internal ApplicationMoves(ApplicationSteps steps) => this.steps = steps;

    /// <summary>Begins the review.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="by">Who begins.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether it moved.</returns>
    public Task<bool> BeginReviewAsync(SubmittedApplication application, Actor by, CancellationToken ct) =>
        steps.MoveAsync(application.Row, ApplicationCommand.Review, by, null, null, ct);

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
    /// <param name="ct">Cancels the operation.</param>
    public Task AskFeeAsync(SubmittedApplication application, Guid chargeId, CancellationToken ct)
    {
        application.Row.ChargeId = chargeId;
        return steps.MoveAsync(application.Row, ApplicationCommand.AskFee, Actor.System, null, null, ct);
    }

    /// <summary>Notes that the fee is paid.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether it moved.</returns>
    public Task<bool> PayAsync(SubmittedApplication application, CancellationToken ct) =>
        steps.MoveAsync(application.Row, ApplicationCommand.Pay, Actor.System, null, null, ct);

    /// <summary>Completes it.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="registrationId">The entry that was made, linked or changed.</param>
    /// <param name="details">Codes and digests for the audit trail.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether it moved; the register is changed only then.</returns>
    public Task<bool> CompleteAsync(
        SubmittedApplication application, Guid registrationId, IReadOnlyDictionary<string, string> details, CancellationToken ct)
    {
        application.Row.RegistrationId = registrationId;
        return steps.MoveAsync(application.Row, ApplicationCommand.Complete, Actor.System, null, details, ct);
    }
}
