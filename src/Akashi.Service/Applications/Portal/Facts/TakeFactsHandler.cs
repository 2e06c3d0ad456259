using Akashi.Service.Accounts;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Portal.Facts;

/// <summary>What became of facts that came home from the card.</summary>
internal abstract record FactsOutcome
{
    private FactsOutcome()
    {
    }

    /// <summary>They stand in the draft.</summary>
    internal sealed record Kept : FactsOutcome;

    /// <summary>The answer is not this session's, or was used before: nothing changes.</summary>
    internal sealed record NoAnswer : FactsOutcome;

    /// <summary>They are from another card than one by which the account signs in; the draft keeps what it had.</summary>
    /// <param name="Name">Whose it is, as it says.</param>
    internal sealed record OtherCard(string Name) : FactsOutcome;

    /// <summary>Birth date or sex are other ones than the account is bound to; the draft keeps what it had.</summary>
    /// <param name="Which">"birth", "sex".</param>
    internal sealed record OtherPerson(IReadOnlyList<string> Which) : FactsOutcome;
}

/// <summary>Keeps the facts that came home from the card, where it is the card of who signed in.</summary>
internal sealed class TakeFactsHandler(ApplicationStore store, CardsFace cards, AccountsFace accounts, Commit commit, TimeProvider clock)
{
    public Task<FactsOutcome> HandleAsync(Guid id, Guid accountId, Guid sessionId, string cardRequest, CancellationToken ct) =>
        commit.RunAsync(() => TakeAsync(id, accountId, sessionId, cardRequest, ct), ct);

    private async Task<FactsOutcome> TakeAsync(Guid id, Guid accountId, Guid sessionId, string cardRequest, CancellationToken ct)
    {
        if (await store.FindDraftAsync(id, accountId, ct) is not { } loaded) return new FactsOutcome.NoAnswer();
        var taken = await cards.TakeAsync(cardRequest, sessionId, CardAction.ReadFacts, ct);
        if (taken?.Answer is not CardAnswer.FactsRead read) return new FactsOutcome.NoAnswer();
        if (!await accounts.HasCardAsync(accountId, read.CardKey, ct)) return new FactsOutcome.OtherCard(read.Facts.Name);
        if (await accounts.ContradictedByAsync(accountId, read.Facts, ct) is { Count: > 0 } contradictions) return new FactsOutcome.OtherPerson(contradictions);
        loaded.Keep(read.Facts);
        loaded.Application.ChangedAt = clock.GetUtcNow();
        return new FactsOutcome.Kept();
    }
}
