using Akashi.Service.Applications;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Procedures;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Whether a change can be accepted: compares what was signed with the register as it is now (G3, G4).</summary>
internal static class ChangeDecision
{
    /// <param name="submitted">The application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="input">What staff sent.</param>
    public static Acceptance Decide(SubmittedApplication submitted, Actor by, AcceptInput input)
    {
        if (submitted.Entry is not { } entry) return new Acceptance.Refused(DecideOutcome.NoEntry);
        var identity = Identity.OfChange(submitted.Check.Facts, entry.Facts);
        if (LinkedEntry.Refuse(submitted, entry, identity, input) is { } refusal) return new Acceptance.Refused(refusal);
        var changes = submitted.OpenChanges;
        if (changes.Count == 0) return new Acceptance.Refused(DecideOutcome.NothingChanges);
        var changed = ToFacts(changes);
        if (!changed.AppliedTo(entry.Facts).FitCode(entry.Number)) return new Acceptance.Refused(DecideOutcome.NoRoomInCode);
        var order = new RegisterOrder.Amend(by, entry.Id, submitted.ReceiptNumber, changed);
        return new Acceptance.Ready(order, IdentityRules.Answered(identity, input.Answer));
    }

    /// <summary>The changes in the form that the register takes.</summary>
    internal static ChangedFacts ToFacts(IReadOnlyList<FactChange> changes)
    {
        string? New(RegisterFact fact) => changes.FirstOrDefault(c => c.Fact == fact)?.New;
        return new ChangedFacts(
            New(RegisterFact.Name), New(RegisterFact.Kana), New(RegisterFact.FormerName), New(RegisterFact.Address), New(RegisterFact.Domicile));
    }
}
