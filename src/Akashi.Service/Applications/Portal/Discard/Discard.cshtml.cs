using Akashi.Service.Applications.Drafts;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Discard;

/// <summary>Row 1.7.4: says what is removed with a draft, and removes it.</summary>
internal sealed class DiscardPage(ApplicationStore store, OpenDrafts drafts, DiscardHandler handler) : DraftPage(store)
{
    /// <summary>What the list of applications tells of.</summary>
    public const string Removed = "DraftRemoved";

    private protected override bool InJourney => false;

    /// <summary>Where the holder was.</summary>
    public OpenDraft Draft => drafts.Of(Loaded);

    public IActionResult OnGet() => Loaded.IsReturned ? Redirect(ApplicationsAddresses.PageOf(Loaded.Id, "withdraw")) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await handler.HandleAsync(Loaded.Id, User.SubjectId(), ct)) TempData[ApplicationsAddresses.Mine] = Removed;
        return Redirect(ApplicationsAddresses.Mine);
    }
}
