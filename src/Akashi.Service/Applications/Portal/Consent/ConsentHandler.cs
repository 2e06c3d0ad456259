using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Portal.Consent;

/// <summary>Stores the consent of row 1.5.11.</summary>
internal sealed class ConsentHandler(ApplicationStore store, Commit commit, TimeProvider clock)
{
    /// <returns>The draft that was consented to; null if the holder has no such draft, or it is incomplete.</returns>
    public Task<LoadedApplication?> HandleAsync(Guid id, Guid accountId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await store.FindDraftAsync(id, accountId, ct) is not { } loaded || !AnswerRules.CanBeSigned(loaded)) return null;
        loaded.Application.ConsentedAt = clock.GetUtcNow();
        await commit.RaiseAsync(new ApplicationConsented(id, accountId), ct);
        return loaded;
    }, ct);
}
