using Akashi.Service.Applications.Change;
using Akashi.Service.Registers;
using Akashi.Service.Staff;

namespace Akashi.Service.Applications.Decide;

/// <summary>Whether a change can be accepted: the register as it stands now is compared again with what was signed (G3, G4).</summary>
internal sealed class ChangeDecision(RegistersFace registers)
{
    /// <param name="open">The application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="seenVersion">Version of the entry that stood on the page on which it is decided; null where none did.</param>
    /// <param name="answer">What staff answered to doubts about the person; null where nothing.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(DecideOutcome Refusal, ChangeCompleted? Completed, Dictionary<string, string>? Details)> DecideAsync(
        OpenApplication open, StaffPerson by, int? seenVersion, IdentityAnswer? answer, CancellationToken ct)
    {
        if (await registers.FindAsync(open.Application.RegistrationId!.Value, ct) is not { } entry) return (DecideOutcome.NoEntry, null, null);
        if (ChangeRules.Refuse(entry, open.Application.AccountId, open.Facts) is { } refusal) return (OutcomeOf(refusal), null, null);
        if (entry.Version != seenVersion) return (DecideOutcome.RegisterMoved, null, null);
        var identity = Identity.OfChange(open.Check!.Facts, entry.Facts);
        if (IdentityRules.Refuse(identity, answer, entry.Version) is { } doubt) return (doubt, null, null);
        var changes = ChangeRules.StillOpen(open.SignedChanges, entry.Facts);
        if (changes.Count == 0) return (DecideOutcome.NothingChanges, null, null);
        var changed = ChangeRules.ToFacts(changes);
        if (!changed.AppliedTo(entry.Facts).FitCode(entry.Number)) return (DecideOutcome.NoRoomInCode, null, null);
        var completed = new ChangeCompleted(open.Id, open.Application.AccountId, entry.Id, entry.QualificationId, by.Actor, open.Application.ReceiptNumber!, changed);
        return (default, completed, IdentityRules.Keep(open.Application, identity, answer));
    }

    private static DecideOutcome OutcomeOf(ChangeRefusal refusal) => refusal switch
    {
        ChangeRefusal.NotLinked => DecideOutcome.EntryTaken,
        ChangeRefusal.BirthDiffers or ChangeRefusal.SexDiffers => DecideOutcome.OtherPerson,
        _ => DecideOutcome.EntryNotActive,
    };
}
