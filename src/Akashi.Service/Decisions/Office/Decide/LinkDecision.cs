using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Matching;
using Akashi.Service.Registers.Orders;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Whether an existing entry can be linked to the applicant (threats L1 to L3, L5).</summary>
internal sealed class LinkDecision(AkashiDb db, RegistersFace registers)
{
    private static readonly HotQuery<Func<AkashiDb, Guid, Guid, CancellationToken, Task<bool>>> PromisedToAnother = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid entry, Guid account, CancellationToken _) =>
            db.Set<Decision>().Any(d => d.PromisedEntry == entry && d.AccountId != account)));

    /// <param name="submitted">The application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="input">What staff sent.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<Acceptance> DecideAsync(SubmittedApplication submitted, Actor by, AcceptInput input, CancellationToken ct)
    {
        if (await FindAsync(submitted, input.EntryId, ct) is not { } entry) return new Acceptance.Refused(DecideOutcome.NoEntry);
        if (!MayHold(entry, submitted)) return new Acceptance.Refused(DecideOutcome.EntryTaken);
        if (entry.Status != RegistrationStatus.Active) return new Acceptance.Refused(DecideOutcome.EntryNotActive);
        // Promised to another account, whose payment is awaited.
        if (await PromisedToAnother.For(db)(db, entry.Id, submitted.AccountId, ct))
            return new Acceptance.Refused(DecideOutcome.EntryTaken);
        var identity = Of(submitted, entry);
        if (IdentityRules.Refuse(identity, input, entry.Version) is { } doubt) return new Acceptance.Refused(doubt);
        var order = new RegisterOrder.Link(by, submitted.AccountId, entry.Id);
        return new Acceptance.Ready(order, IdentityRules.Answered(identity, input.Answer), entry.Version);
    }

    /// <summary>The applicant compared with the entry.</summary>
    public static Identity Of(SubmittedApplication submitted, RegistrationView entry) =>
        Identity.OfLink(submitted.Check.Facts, submitted.Facts, entry.Facts) with
        {
            Number = RegistrationNumber.SearchForm(entry.Number) == submitted.NumberSearchForm ? ComparisonResult.Same : ComparisonResult.Differs,
        };

    /// <summary>What the applicant says and their card, for the register to find their entry.</summary>
    public static MatchClaim ClaimOf(SubmittedApplication submitted) => new(
        submitted.AccountId, submitted.NumberSearchForm, submitted.RegisteredOn, submitted.Facts, submitted.Bound(RegisterFact.Kana),
        submitted.Bound(RegisterFact.FormerName));

    /// <summary>
    /// Whether the decision still holds when it takes effect: the entry may have changed while the fee was awaited. Call it inside the act
    /// that links.
    /// </summary>
    public async Task<bool> StillHoldsAsync(SubmittedApplication submitted, Decision decision, Guid entryId, CancellationToken ct)
    {
        if (await registers.FindAsync(entryId, ct) is not { Status: RegistrationStatus.Active } entry || !MayHold(entry, submitted)) return false;
        var identity = Of(submitted, entry);
        if (identity.IsOtherPerson) return false;
        // What staff accepted responsibility for counts only for the version that they saw.
        return identity.Doubts.Count == 0
            || (decision.Doubts?.Doubts == identity.DoubtsText && decision.EntryVersion == entry.Version);
    }

    // Another entry than that of the signed number has to be one that the register proposes (threat L5).
    private async Task<RegistrationView?> FindAsync(SubmittedApplication submitted, Guid? chosen, CancellationToken ct)
    {
        var entry = await registers.FindByNumberAsync(submitted.Qualification.Id, submitted.NumberSearchForm ?? "", ct);
        if (chosen is null || chosen == entry?.Id) return entry;
        var match = await registers.MatchAsync(submitted.Qualification.Id, ClaimOf(submitted), ct);
        return match.Candidates.FirstOrDefault(c => c.Entry.Id == chosen)?.Entry;
    }

    private static bool MayHold(RegistrationView entry, SubmittedApplication submitted) => entry.AccountId is null || entry.AccountId == submitted.AccountId;
}
