using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Portal.Consent;

/// <summary>Stores the consent of row 1.5.11.</summary>
internal sealed class ConsentHandler(ApplicationStore store, Commit commit, TimeProvider clock)
{
    /// <param name="id">The application.</param>
    /// <param name="accountId">The holder's account.</param>
    /// <param name="seen">Version of the terms that the holder has read.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>The draft that was consented to; null if the holder has no such draft, it is incomplete, or other terms count now.</returns>
    public Task<LoadedApplication?> HandleAsync(Guid id, Guid accountId, string seen, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await store.FindDraftAsync(id, accountId, ct) is not { } loaded || !AnswerRules.CanBeSigned(loaded)) return null;
        if (loaded.Terms.Version != seen) return null;
        loaded.Application.ConsentedAt = clock.GetUtcNow();
        await commit.RaiseAsync(new ApplicationConsented(id, accountId, loaded.Terms), ct);
        return loaded;
    }, ct);
}
