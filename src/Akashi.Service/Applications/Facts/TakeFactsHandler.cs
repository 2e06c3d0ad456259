using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Facts;

/// <summary>Keeps the facts that came home from the card; an answer that is not this session's or was used before changes nothing.</summary>
internal sealed class TakeFactsHandler(Drafts drafts, CardsFace cards, Commit commit, TimeProvider clock)
{
    /// <returns>Whether facts were kept.</returns>
    public Task<bool> HandleAsync(Guid id, Guid accountId, Guid sessionId, string cardRequest, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await drafts.FindDraftAsync(id, accountId, ct) is not { } open) return false;
        var taken = await cards.TakeAsync(cardRequest, sessionId, CardAction.ReadFacts, ct);
        if (taken?.Answer is not CardAnswer.FactsRead read) return false;
        open.Keep(read.Facts);
        open.Application.ChangedAt = clock.GetUtcNow();
        return true;
    }, ct);
}
