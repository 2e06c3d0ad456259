using Akashi.Service.Applications;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;

namespace Akashi.Service.Decisions.Office.Return;

/// <summary>Row 6.4: returns an application to its holder for correction, with reasons at their places.</summary>
internal sealed class ReturnHandler(SubmittedApplications applications, ApplicationMoves moves, Commit commit)
{
    /// <param name="id">The application.</param>
    /// <param name="by">Who returns it; has the right to decide.</param>
    /// <param name="qualifications">Ids of the body's qualifications.</param>
    /// <param name="reasons">What to correct.</param>
    /// <param name="seenRound">The signed round that the page showed.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<DecideOutcome> HandleAsync(
        Guid id, StaffPerson by, IReadOnlySet<string> qualifications, IReadOnlyList<ReturnReason> reasons, int seenRound, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await applications.FindAsync(id, qualifications, ct) is not { } submitted) return DecideOutcome.NotFound;
            var places = submitted.Places.Select(p => p.At).ToHashSet();
            var known = reasons.Where(r => places.Contains(r.At)).ToList();
            if (known.Count == 0) return DecideOutcome.NoReason;
            var answer = ApplicationMachine.Decide(submitted.State, ApplicationCommand.Return, ApplicationRole.Staff);
            if (answer is Transition.Refused refused) return OutcomeOf(refused.Reason);
            if (answer is Transition.Moved && seenRound != submitted.Round) return DecideOutcome.RoundMoved;
            await moves.ReturnAsync(submitted, by.Actor, known, ct);
            return DecideOutcome.Decided;
        }, ct);

    private static DecideOutcome OutcomeOf(ApplicationRefusal refusal) => refusal switch
    {
        ApplicationRefusal.NotReviewed => DecideOutcome.NotReviewed,
        ApplicationRefusal.AwaitsSecond => DecideOutcome.AwaitsSecond,
        ApplicationRefusal.Ended => DecideOutcome.Ended,
        _ => DecideOutcome.AlreadyDecided,
    };
}
