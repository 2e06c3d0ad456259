using Akashi.Service.Applications;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Orders;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Whether an application can create a new entry with the number and date that staff assign.</summary>
internal sealed class NewEntryDecision(AkashiDb db, RegistersFace registers, TimeProvider clock)
{
    /// <param name="submitted">The application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="input">What staff sent.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<Acceptance> DecideAsync(SubmittedApplication submitted, Actor by, AcceptInput input, CancellationToken ct)
    {
        if (input.NewEntry is not { } given) return new Acceptance.Refused(DecideOutcome.NoEntry);
        if (await IsTakenAsync(submitted.Qualification.Id, given.NumberSearchForm, ct)) return new Acceptance.Refused(DecideOutcome.NumberTaken);
        var identity = Identity.OfNewEntry(submitted.Check.Facts);
        if (IdentityRules.Refuse(identity, input, null) is { } doubt) return new Acceptance.Refused(doubt);
        var entry = new NewRegistration(
            Guid.CreateVersion7(clock.GetUtcNow()), given.Number, given.NumberSearchForm, given.RegisteredOn, submitted.Facts,
            submitted.Bound(RegisterFact.Kana), submitted.Bound(RegisterFact.FormerName), submitted.Bound(RegisterFact.Domicile));
        if (!entry.ToFacts().FitCode(entry.Number)) return new Acceptance.Refused(DecideOutcome.NoRoomInCode);
        var order = new RegisterOrder.Enter(by, submitted.AccountId, submitted.Qualification.Id, entry);
        return new Acceptance.Ready(order, IdentityRules.Answered(identity, input.Answer));
    }

    // Taken: in the register, or reserved for an application whose fee is awaited.
    private async Task<bool> IsTakenAsync(string qualificationId, string number, CancellationToken ct) =>
        await registers.FindByNumberAsync(qualificationId, number, ct) is not null
        || await db.Set<Decision>().AnyAsync(d => d.QualificationId == qualificationId && d.ReservedNumber == number, ct);
}
