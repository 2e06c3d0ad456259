using System.Diagnostics;
using Akashi.Service.Applications;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>The second person confirms what the first one decided, or sends it back to the review.</summary>
internal sealed class SecondHandler(
    AkashiDb db, SubmittedApplications applications, StaffFace staff, AcceptanceRules rules, ApplicationMoves moves, Verdicts verdicts, Commit commit,
    TimeProvider clock)
{
    /// <summary>Confirms. The rules are asked again, with the register as it is now.</summary>
    /// <param name="id">The application.</param>
    /// <param name="by">Who confirms: never the person who decided first, by whichever account.</param>
    /// <param name="qualifications">Ids of the body's qualifications.</param>
    /// <param name="input">What was confirmed.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<DecideOutcome> ConfirmAsync(Guid id, StaffPerson by, IReadOnlySet<string> qualifications, ConfirmInput input, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await applications.FindAsync(id, qualifications, ct) is not { } submitted) return DecideOutcome.NotFound;
            var (proposal, refused) = await FindAsync(submitted, input.Proposal, ct);
            if (proposal is null) return refused;
            if (await staff.IsSamePersonAsync(proposal.By, by, ct)) return DecideOutcome.SamePerson;
            if (proposal.Rejection is { } reason) return await verdicts.RejectAsync(submitted, reason, by.Actor, proposal.By, ct);
            var accepted = new AcceptInput(proposal.NewEntry, input.SeenVersion, proposal.Answer, submitted.Round, proposal.Note, proposal.EntryId);
            return await rules.DecideAsync(submitted, by, accepted, ct) switch
            {
                Acceptance.Ready ready => await verdicts.AcceptAsync(submitted, ready, by.Actor, proposal.By, ct),
                Acceptance.Refused no => no.Reason,
                _ => throw new UnreachableException(),
            };
        }, ct);

    /// <summary>Sends it back to the review, with a reason for colleagues. Who decided first may do so too, and so takes the decision back.</summary>
    public Task<DecideOutcome> SendBackAsync(
        Guid id, StaffPerson by, IReadOnlySet<string> qualifications, int number, string reason, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await applications.FindAsync(id, qualifications, ct) is not { } submitted) return DecideOutcome.NotFound;
        var (proposal, refused) = await FindAsync(submitted, number, ct);
        if (proposal is null) return refused;
        (proposal.SentBackBy, proposal.SentBackAt, proposal.SentBackReason) = (by.Actor, clock.GetUtcNow(), reason);
        await moves.SendBackAsync(submitted, by.Actor, Verdicts.DetailsOf("back", reason), ct);
        return DecideOutcome.SentBack;
    }, ct);

    // A second press after the confirmation gets the first answer.
    private async Task<(Proposal?, DecideOutcome)> FindAsync(SubmittedApplication submitted, int number, CancellationToken ct)
    {
        var last = await db.Set<Proposal>().Where(p => p.ApplicationId == submitted.Id).OrderByDescending(p => p.Number).FirstOrDefaultAsync(ct);
        if (submitted.State == ApplicationState.AwaitingSecond) return last?.Number == number ? (last, default) : (null, DecideOutcome.ProposalMoved);
        var decided = last?.Number == number && last.SentBackAt is null
            && await db.Set<Decision>().AnyAsync(d => d.ApplicationId == submitted.Id, ct);
        return (null, decided ? DecideOutcome.Decided : submitted.State is ApplicationState.Withdrawn ? DecideOutcome.Ended : DecideOutcome.ProposalMoved);
    }
}
