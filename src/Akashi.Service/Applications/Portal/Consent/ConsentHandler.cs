using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Portal.Consent;

/// <summary>Keeps the consent of row 1.5.11.</summary>
internal sealed class ConsentHandler(ApplicationStore store, Commit commit, TimeProvider clock)
{
    /// <returns>The draft as it was consented to; null where it is no draft of this holder, or has a gap.</returns>
    public Task<LoadedApplication?> HandleAsync(Guid id, Guid accountId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await store.FindDraftAsync(id, accountId, ct) is not { } loaded || !AnswerRules.CanBeSigned(loaded)) return null;
        loaded.Application.ConsentedAt = clock.GetUtcNow();
        await commit.RaiseAsync(new ApplicationConsented(id, accountId), ct);
        return loaded;
    }, ct);
}
