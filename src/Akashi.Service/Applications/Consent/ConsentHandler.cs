using Akashi.Service.Applications.Answers;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Consent;

/// <summary>Keeps the consent of row 1.5.11.</summary>
internal sealed class ConsentHandler(Drafts drafts, Commit commit, TimeProvider clock)
{
    /// <returns>The draft as it was consented to; null where it is no draft of this holder, or has a gap.</returns>
    public Task<OpenApplication?> HandleAsync(Guid id, Guid accountId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await drafts.FindDraftAsync(id, accountId, ct) is not { } open || !AnswerRules.IsComplete(open)) return null;
        open.Application.ConsentedAt = clock.GetUtcNow();
        await commit.RaiseAsync(new ApplicationConsented(id, accountId), ct);
        return open;
    }, ct);
}
