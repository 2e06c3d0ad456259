using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Applications.Office.Decide;

/// <summary>Whether a change can be accepted: compares what was signed with the register as it is now (G3, G4).</summary>
internal static class ChangeDecision
{
    /// <param name="submitted">The application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="input">What staff sent.</param>
    public static Acceptance Decide(SubmittedApplication submitted, Actor by, AcceptInput input)
    {
        if (submitted.Entry is not { } entry) return new Acceptance.Refused(DecideOutcome.NoEntry);
        if (submitted.ChangeRefusal is { } refusal) return new Acceptance.Refused(OutcomeOf(refusal));
        if (entry.Version != input.SeenVersion) return new Acceptance.Refused(DecideOutcome.RegisterMoved);
        var identity = Identity.OfChange(submitted.Submission.Check.Facts, entry.Facts);
        if (IdentityRules.Refuse(identity, input, entry.Version) is { } doubt) return new Acceptance.Refused(doubt);
        var changes = ChangeRules.StillOpen(submitted.SignedChanges, entry.Facts);
        if (changes.Count == 0) return new Acceptance.Refused(DecideOutcome.NothingChanges);
        var changed = ChangeRules.ToFacts(changes);
        if (!changed.AppliedTo(entry.Facts).FitCode(entry.Number)) return new Acceptance.Refused(DecideOutcome.NoRoomInCode);
        var order = new RegisterOrder.Amend(by, entry.Id, submitted.Submission.ReceiptNumber, changed);
        return new Acceptance.Ready(order, IdentityRules.Answered(identity, input.Answer));
    }

    private static DecideOutcome OutcomeOf(ChangeRefusal refusal) => refusal switch
    {
        ChangeRefusal.NotLinked => DecideOutcome.EntryTaken,
        ChangeRefusal.BirthDiffers or ChangeRefusal.SexDiffers => DecideOutcome.OtherPerson,
        _ => DecideOutcome.EntryNotActive,
    };
}
