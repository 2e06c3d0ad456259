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
        await book.ChangeAsync(entry, Amended(facts, happened.Changed), new RegisterAct("changed", happened.By, happened.ReceiptNumber), ct);
    }

    private static RegistrationFacts Amended(RegistrationFacts facts, ChangedFacts changed) => facts with
    {
        Name = changed.Name ?? facts.Name,
        Kana = changed.Kana ?? facts.Kana,
        FormerName = changed.FormerName ?? facts.FormerName,
        Address = changed.Address ?? facts.Address,
        Domicile = changed.Domicile ?? facts.Domicile,
    };
}
