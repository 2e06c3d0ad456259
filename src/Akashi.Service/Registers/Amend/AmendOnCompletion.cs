using Akashi.Service.Applications;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Registers.Amend;

/// <summary>A completed change gives its entry a new version: only what changed is new, the status stays, the old version stays in the history.</summary>
internal sealed class AmendOnCompletion(RegisterBook book) : IFollow<ChangeCompleted>
{
    public async Task FollowAsync(ChangeCompleted happened, CancellationToken ct)
    {
        var (entry, facts) = await book.LoadAsync(happened.RegistrationId, ct)
            ?? throw new InvalidOperationException("The entry that was compared at the decision is gone.");
        await book.AmendAsync(entry, happened.Changed.AppliedTo(facts), new RegisterAct("changed", happened.By, happened.ReceiptNumber), ct);
    }
}
