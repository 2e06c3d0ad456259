using Akashi.Service.Accounts.Portal.Ways;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Accounts.Portal.Remove;

/// <summary>Row 0.9: says what follows when a way to sign in is removed, and removes it.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class RemovePage(RemoveHandler handler) : PageModel
{
    public CardWay Way { get; private set; }

    /// <summary>Whether this session was opened by it, so that it stays.</summary>
    public bool InUse { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await handler.FindAsync(User.SubjectId(), User.SessionId(), id, ct) is not var (way, inUse)) return NotFound();
        (Way, InUse) = (way, inUse);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        switch (await handler.HandleAsync(User.SubjectId(), User.SessionId(), id, VisitorDevice.Of(Request), ct))
        {
            case RemoveOutcome.NotFound: return NotFound();
            case RemoveOutcome.InUse: return Redirect(AccountsAddresses.RemoveOf(id));
            default:
                TempData[WaysPage.Told] = WaysNews.WayRemoved.ToString();
                return Redirect(AccountsAddresses.Ways);
        }
    }
}
