using System.Diagnostics;
using Akashi.Service.Applications;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Accepts or rejects an application. Where two persons decide, that is a proposal, which <see cref="SecondHandler"/> lets take effect.</summary>
internal sealed class DecideHandler(
    AkashiDb db, SubmittedApplications applications, AcceptanceRules rules, ApplicationMoves moves, Completions completions, Verdicts verdicts,
    Commit commit, TimeProvider clock)
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
            if (!held && Before(submitted, ApplicationCommand.Accept, input.SeenRound) is { } before) return before;
            return await rules.DecideAsync(submitted, by, input, ct) switch
            {
                Acceptance.Ready ready when held => await CompleteAsync(submitted, ready, ct),
                Acceptance.Ready when submitted.NeedsTwo => await ProposeAsync(submitted, by, input, null, ct),
                Acceptance.Ready ready => await verdicts.AcceptAsync(submitted, ready, by.Actor, null, ct),
                Acceptance.Refused refused => refused.Reason,
                _ => throw new UnreachableException(),
            };
        }, ct);

    /// <summary>Rejects an application, with a reason that the holder reads.</summary>
    public Task<DecideOutcome> RejectAsync(Guid id, StaffPerson by, IReadOnlySet<string> qualifications, RejectInput input, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await applications.FindAsync(id, qualifications, ct) is not { } submitted) return DecideOutcome.NotFound;
            if (Before(submitted, ApplicationCommand.Reject, input.SeenRound) is { } before) return before;
            if (submitted.State == ApplicationState.Paid) return await verdicts.RejectPaidAsync(submitted, input.Reason, by.Actor, ct);
            return submitted.NeedsTwo
                ? await ProposeAsync(submitted, by, null, input.Reason, ct)
                : await verdicts.RejectAsync(submitted, input.Reason, by.Actor, null, ct);
        }, ct);

    // Why it cannot be decided now; null if it can. What awaits the second person is not decided anew.
    private static DecideOutcome? Before(SubmittedApplication submitted, ApplicationCommand command, int seenRound)
    {
        if (submitted.State == ApplicationState.AwaitingSecond) return DecideOutcome.AwaitsSecond;
        return ApplicationMachine.Decide(submitted.State, command, ApplicationRole.Staff) switch
        {
            Transition.Already => DecideOutcome.Decided,
            Transition.Refused { Reason: ApplicationRefusal.NotReviewed } => DecideOutcome.NotReviewed,
            Transition.Refused { Reason: ApplicationRefusal.WithHolder } => DecideOutcome.WithHolder,
            Transition.Refused { Reason: ApplicationRefusal.Ended } => DecideOutcome.Ended,
            Transition.Refused => DecideOutcome.AlreadyDecided,
            _ => seenRound == submitted.Round ? null : DecideOutcome.RoundMoved,
        };
    }

    private async Task<DecideOutcome> CompleteAsync(SubmittedApplication submitted, Acceptance.Ready ready, CancellationToken ct)
    {
        var decision = await db.Set<Decision>().SingleAsync(d => d.ApplicationId == submitted.Id, ct);
        (decision.Doubts, decision.EntryVersion) = (ready.Doubts, ready.EntryVersion);
        await completions.CompleteAsync(submitted, decision, ready.Order, Verdicts.DetailsOf(ready.Doubts), ct);
        return DecideOutcome.Decided;
    }

    private async Task<DecideOutcome> ProposeAsync(
        SubmittedApplication submitted, StaffPerson by, AcceptInput? accepted, string? rejection, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(rejection ?? accepted?.Note)) return DecideOutcome.NoReason;
        var last = await db.Set<Proposal>().Where(p => p.ApplicationId == submitted.Id).MaxAsync(p => (int?)p.Number, ct) ?? 0;
        db.Add(new Proposal
        {
            ApplicationId = submitted.Id,
            Number = last + 1,
            By = by.Actor,
            At = clock.GetUtcNow(),
            Rejection = rejection,
            Note = accepted?.Note,
            NewEntry = accepted?.NewEntry,
            EntryId = accepted?.EntryId,
            Answer = accepted?.Answer,
        });
        await moves.ProposeAsync(submitted, by.Actor, Verdicts.DetailsOf(rejection is null ? "accept" : "reject", rejection ?? accepted!.Note!), ct);
        return DecideOutcome.Proposed;
    }
}
