using Akashi.Service.Accounts;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Portal.Facts;

/// <summary>Outcome of taking the facts that the card agent read.</summary>
internal abstract record FactsOutcome
{
    private FactsOutcome()
    {
    }

    /// <summary>The facts are in the draft.</summary>
    internal sealed record Kept : FactsOutcome;

    /// <summary>There is no answer for this session, or it was already used: nothing changes.</summary>
    internal sealed record NoAnswer : FactsOutcome;

    /// <summary>The facts are from a card that is not one of the account's; the draft does not change.</summary>
    /// <param name="Name">Name on that card.</param>
    internal sealed record OtherCard(string Name) : FactsOutcome;

    /// <summary>Date of birth or sex differ from those that the account is bound to; the draft does not change.</summary>
    /// <param name="Which">The facts that differ: "birth", "sex".</param>
    internal sealed record OtherPerson(IReadOnlyList<string> Which) : FactsOutcome;
}

/// <summary>Stores the facts that the card agent read, if the card belongs to the signed-in account.</summary>
internal sealed class TakeFactsHandler(ApplicationStore store, CardsFace cards, AccountsFace accounts, Commit commit, TimeProvider clock)
{
    public Task<FactsOutcome> HandleAsync(Guid id, Guid accountId, Guid sessionId, string cardRequest, CancellationToken ct) =>
        commit.RunAsync(() => TakeAsync(id, accountId, sessionId, cardRequest, ct), ct);

    private async Task<FactsOutcome> TakeAsync(Guid id, Guid accountId, Guid sessionId, string cardRequest, CancellationToken ct)
    {
        if (await store.FindDraftAsync(id, accountId, ct) is not { } loaded) return new FactsOutcome.NoAnswer();
        var taken = await cards.TakeAsync(cardRequest, sessionId, CardAction.ReadFacts, ct);
        if (taken?.Answer is not CardAnswer.FactsRead read) return new FactsOutcome.NoAnswer();
        if (!await accounts.HasCardAsync(accountId, read.Key, ct)) return new FactsOutcome.OtherCard(read.Facts.Name);
        if (await accounts.ContradictedByAsync(accountId, read.Facts, ct) is { Count: > 0 } contradictions) return new FactsOutcome.OtherPerson(contradictions);
        loaded.Keep(read.Facts);
        loaded.Application.ChangedAt = clock.GetUtcNow();
        return new FactsOutcome.Kept();
    }
}
