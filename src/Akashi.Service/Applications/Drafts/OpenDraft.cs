using Akashi.Service.Applications.Portal;
using Akashi.Service.Platform.Addresses;

namespace Akashi.Service.Applications.Drafts;

/// <summary>Where a holder was in a draft.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="SavedAt">When something in it changed last.</param>
/// <param name="KeptUntil">Until when it is kept if nothing in it changes.</param>
/// <param name="IsEnding">Whether it ends within days.</param>
/// <param name="RemovePath">Path of the page that removes it.</param>
public sealed record OpenDraft(string Step, DateTimeOffset SavedAt, DateTimeOffset KeptUntil, bool IsEnding, string RemovePath);

/// <summary>Says where holders were in their drafts.</summary>
internal sealed class OpenDrafts(ApplicationStore store, JourneySteps steps, TimeProvider clock)
{
    /// <summary>Where the holder was in a draft; null if it is none of theirs.</summary>
    public async Task<OpenDraft?> FindAsync(Guid id, Guid accountId, CancellationToken ct) =>
        await store.FindDraftAsync(id, accountId, ct) is { } loaded ? Of(loaded) : null;

    /// <summary>Where the holder was in a draft.</summary>
    public OpenDraft Of(LoadedApplication loaded)
    {
        var journey = ApplicationJourney.Of(loaded.Procedure);
        var page = journey.Find(ApplicationJourney.GapOf(loaded) ?? "check") ?? journey.First;
        var saved = loaded.Application.ChangedAt;
        return new OpenDraft(
            steps.Of(loaded.Procedure)[page.Position - 1], saved, DraftLife.EndOf(saved), saved < DraftLife.NoticedBefore(clock.GetUtcNow()),
            ApplicationsAddresses.PageOf(loaded.Id, "discard"));
    }
}
