using System.Diagnostics;
using Akashi.Service.Applications;
using Akashi.Service.Decisions.Fee;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Accepts or rejects an application. Once accepted, it is completed at once or, if there is a fee, when that is paid.</summary>
internal sealed class DecideHandler(
    AkashiDb db, SubmittedApplications applications, AcceptanceRules rules, ApplicationMoves moves, Completions completions, FeeHandler fees, Commit commit,
    TimeProvider clock)
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
            if (await applications.FindAsync(id, qualifications, ct) is not { } submitted) return DecideOutcome.NotFound;
            // Paid, but the link no longer held: the link is decided again, and the fee stays paid.
            var held = submitted.State == ApplicationState.Paid;
            if (!held && Before(submitted.State, ApplicationCommand.Accept) is { } before) return before;
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
            if (await applications.FindAsync(id, qualifications, ct) is not { } submitted) return DecideOutcome.NotFound;
            if (Before(submitted.State, ApplicationCommand.Reject) is { } before) return before;
            db.Add(New(submitted, by, reason));
            await moves.RejectAsync(submitted, by.Actor, reason, ct);
            return DecideOutcome.Decided;
        }, ct);

    private static DecideOutcome? Before(ApplicationState state, ApplicationCommand command) =>
        ApplicationMachine.Decide(state, command, ApplicationRole.Staff) switch
        {
            Transition.Already => DecideOutcome.Decided,
            Transition.Refused { Reason: ApplicationRefusal.NotReviewed } => DecideOutcome.NotReviewed,
            Transition.Refused => DecideOutcome.AlreadyDecided,
            _ => null,
        };

    private async Task<DecideOutcome> AcceptAsync(SubmittedApplication submitted, Acceptance.Ready ready, StaffPerson by, bool held, CancellationToken ct)
    {
        var decision = held ? await db.Set<Decision>().SingleAsync(d => d.ApplicationId == submitted.Id, ct) : New(submitted, by, null);
        (decision.Doubts, decision.EntryVersion) = (ready.Doubts, ready.EntryVersion);
        var details = DetailsOf(ready.Doubts);
        if (held)
        {
            await completions.CompleteAsync(submitted, decision, ready.Order, details, ct);
            return DecideOutcome.Decided;
        }
        db.Add(decision);
        await moves.AcceptAsync(submitted, by.Actor, ready.Order.RegistrationId, details, ct);
        if (submitted.Fees.Count == 0) await completions.CompleteAsync(submitted, decision, ready.Order, AuditLine.NoDetails, ct);
        else await fees.AskAsync(submitted, decision, ready.Order, ct);
        return DecideOutcome.Decided;
    }

    private Decision New(SubmittedApplication submitted, StaffPerson by, string? rejection) => new()
    {
        ApplicationId = submitted.Id,
        QualificationId = submitted.Qualification.Id,
        AccountId = submitted.AccountId,
        By = by.Actor,
        At = clock.GetUtcNow(),
        Rejection = rejection,
    };

    private static IReadOnlyDictionary<string, string> DetailsOf(AnsweredDoubts? doubts) =>
        doubts is null
            ? AuditLine.NoDetails
            : new Dictionary<string, string> { ["despite"] = doubts.Doubts, ["reason"] = AuditLine.DigestOf(doubts.Reason) };
}
