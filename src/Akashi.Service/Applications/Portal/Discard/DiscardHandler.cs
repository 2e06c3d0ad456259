using Akashi.Service.Applications.Drafts;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Portal.Discard;

/// <summary>Removes a holder's draft at their press.</summary>
internal sealed class DiscardHandler(ApplicationStore store, DraftRemover remover, Commit commit)
{
    /// <returns>False if another window has removed or signed it, or if it was returned: what was once signed is withdrawn, not removed.</returns>
    public Task<bool> HandleAsync(Guid id, Guid accountId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await store.FindDraftAsync(id, accountId, ct) is not { Application.State: ApplicationState.Draft } draft) return false;
        await remover.RemoveAsync(draft.Application, Actor.Holder(accountId), ct);
        return true;
    }, ct);
}
