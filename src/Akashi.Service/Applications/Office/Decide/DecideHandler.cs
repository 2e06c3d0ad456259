using System.Diagnostics;
using Akashi.Service.Applications.Fee;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers.Orders;
using Akashi.Service.Staff;

namespace Akashi.Service.Applications.Office.Decide;

/// <summary>Accepts or rejects an application. Once accepted, it is completed at once or, if there is a fee, when that is paid.</summary>
internal sealed class DecideHandler(
    ApplicationStore store, AcceptanceRules rules, ApplicationSteps steps, Completions completions, FeeHandler fees, Commit commit, TimeProvider clock)
{
    /// <summary>Accepts an application.</summary>
    /// <param name="id">The application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="qualifications">Ids of the body's qualifications.</param>
    /// <param name="input">What staff sent.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<DecideOutcome> AcceptAsync(Guid id, StaffPerson by, IReadOnlySet<string> qualifications, AcceptInput input, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await store.FindForStaffAsync(id, qualifications, ct) is not { } submitted) return DecideOutcome.NotFound;
            // Paid, but the link no longer held: the link is decided again, and the fee stays paid.
            var held = submitted.Application.State == ApplicationState.Paid;
            if (!held && Before(submitted.Application, ApplicationCommand.Accept) is { } before) return before;
            return await rules.DecideAsync(submitted, by, input, ct) switch
            {
                Acceptance.Ready ready => await AcceptAsync(submitted, ready, by, held, ct),
                Acceptance.Refused refused => refused.Reason,
                _ => throw new UnreachableException(),
            };
        }, ct);

    /// <summary>Rejects an application, with a reason that the holder reads.</summary>
    public Task<DecideOutcome> RejectAsync(Guid id, StaffPerson by, IReadOnlySet<string> qualifications, string reason, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await store.FindForStaffAsync(id, qualifications, ct) is not { } submitted) return DecideOutcome.NotFound;
            if (Before(submitted.Application, ApplicationCommand.Reject) is { } before) return before;
            submitted.Application.Decision = new Decision { By = by.Actor, At = clock.GetUtcNow(), Rejection = reason };
            var details = new Dictionary<string, string> { ["reason"] = AuditLine.DigestOf(reason) };
            await steps.MoveAsync(submitted.Application, ApplicationCommand.Reject, by.Actor, reason, details, ct);
            return DecideOutcome.Decided;
        }, ct);

    private static DecideOutcome? Before(Application application, ApplicationCommand command) =>
        ApplicationMachine.Decide(application.State, command, ApplicationRole.Staff) switch
        {
            Transition.Already => DecideOutcome.Decided,
            Transition.Refused { Reason: ApplicationRefusal.NotReviewed } => DecideOutcome.NotReviewed,
            Transition.Refused => DecideOutcome.AlreadyDecided,
            _ => null,
        };

    private async Task<DecideOutcome> AcceptAsync(SubmittedApplication submitted, Acceptance.Ready ready, StaffPerson by, bool held, CancellationToken ct)
    {
        var application = submitted.Application;
        var first = held ? application.Decision : null;
        application.Decision = new Decision
        {
            By = first?.By ?? by.Actor,
            At = first?.At ?? clock.GetUtcNow(),
            Doubts = ready.Doubts,
            EntryVersion = ready.EntryVersion,
        };
        application.RegistrationId = ready.Order.RegistrationId;
        if (ready.Order is RegisterOrder.Enter enter) application.ReservedNumber = enter.Entry.NumberSearchForm;
        var details = DetailsOf(ready.Doubts);
        if (held)
        {
            await completions.CompleteAsync(application, ready.Order, details, ct);
            return DecideOutcome.Decided;
        }
        await steps.MoveAsync(application, ApplicationCommand.Accept, by.Actor, null, details, ct);
        if (submitted.Procedure.Fee.IsZero) await completions.CompleteAsync(application, ready.Order, null, ct);
        else await fees.AskAsync(submitted, ready.Order, ct);
        return DecideOutcome.Decided;
    }

    private static Dictionary<string, string>? DetailsOf(AnsweredDoubts? doubts) =>
        doubts is null ? null : new Dictionary<string, string> { ["despite"] = doubts.Doubts, ["reason"] = AuditLine.DigestOf(doubts.Reason) };
}
