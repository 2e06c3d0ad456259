using Akashi.Service.Applications.Answers;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Decide;

/// <summary>Whether an entry that the register holds can be linked to who applied (threats L1 to L3).</summary>
internal sealed class LinkDecision(AkashiDb db, RegistersFace registers)
{
    private static readonly HotQuery<Func<AkashiDb, Guid, Guid, CancellationToken, Task<bool>>> PromisedToAnother = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid entry, Guid account, CancellationToken _) =>
            db.Set<Application>().Any(a => a.RegistrationId == entry && a.State == ApplicationState.AwaitingPayment && a.AccountId != account)));

    /// <param name="open">The application.</param>
    /// <param name="answer">What staff answered to doubts about the person; null where nothing.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(DecideOutcome Refusal, RegistrationView? Entry)> DecideAsync(OpenApplication open, IdentityAnswer? answer, CancellationToken ct)
    {
        var entry = await registers.FindByNumberAsync(open.Qualification.Id, open.RegistrationNumberSearchForm() ?? "", ct);
        if (entry is null) return (DecideOutcome.NoEntry, null);
        if (!MayHold(entry, open.Application)) return (DecideOutcome.EntryTaken, null);
        if (entry.Status != RegistrationStatus.Active) return (DecideOutcome.EntryNotActive, null);
        // Promised to another account, whose fee is awaited.
        if (await PromisedToAnother.For(db)(db, entry.Id, open.Application.AccountId, ct)) return (DecideOutcome.EntryTaken, null);
        return IdentityRules.Refuse(Of(open, entry), answer, entry.Version) is { } refusal ? (refusal, null) : (default, entry);
    }

    /// <summary>The entry beside who applied.</summary>
    public static Identity Of(OpenApplication open, RegistrationView entry) => Identity.OfLink(open.Check!.Facts, open.Facts!, entry.Facts);

    /// <summary>
    /// Whether what was decided still holds when it takes effect: between the two a fee was awaited, and the entry may be another one now.
    /// Inside of the act that links.
    /// </summary>
    public async Task<bool> StillHoldsAsync(OpenApplication open, Guid entryId, CancellationToken ct)
    {
        if (await registers.FindAsync(entryId, ct) is not { Status: RegistrationStatus.Active } entry || !MayHold(entry, open.Application)) return false;
        var identity = Of(open, entry);
        if (identity.IsOtherPerson) return false;
        // What staff answered for counts for the version that they saw.
        return identity.Doubts.Count == 0 || (identity.DoubtsText == open.Application.AcceptedDespite && entry.Version == open.Application.RegistrationVersion);
    }

    private static bool MayHold(RegistrationView entry, Application application) => entry.AccountId is null || entry.AccountId == application.AccountId;
}
