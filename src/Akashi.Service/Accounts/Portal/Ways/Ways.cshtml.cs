using Akashi.Service.Accounts.Join;
using Akashi.Service.Accounts.Portal.Join;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Portal.Ways;

/// <summary>Row 0.9: the ways by which holders sign in, the devices on which they are signed in, and their sign-ins of the last 12 months.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class WaysPage(AkashiDb db, AccountsFace accounts, CardsFace cards, JoinStore joins, SessionStore sessions, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Announced = TimeSpan.FromDays(30);

    /// <summary>Key under which an act leaves what it did, to be said once.</summary>
    public const string Told = "ways";

    public IReadOnlyList<AccountWay> Mine { get; private set; } = [];

    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];

    public IReadOnlyList<AccountAccess> Entries { get; private set; } = [];

    public PageLinks Links { get; private set; } = PageLinks.None;

    /// <summary>Ways that were added or removed in the last 30 days, the newest first.</summary>
    public IReadOnlyList<AccountAccess> Changes { get; private set; } = [];

    /// <summary>What was just done; null if nothing was.</summary>
    public WaysNews? News { get; private set; }

    /// <summary>The session of this browser.</summary>
    public Guid Here => User.SessionId();

    /// <summary>The key by which this session was opened; null if it has just ended.</summary>
    public Guid? KeyInUse => Sessions.FirstOrDefault(s => s.Id == Here)?.KeyId;

    /// <summary>The ways that can be added on this device. A new card by a way that is there already can be added only by who comes in by another.</summary>
    public IReadOnlyList<CardWay> Addable => [.. WaysHere().Where(w => Mine.Count > 1 || !Has(w))];

    /// <summary>Whether a reader could be added, but not on this device.</summary>
    public bool ReaderElsewhere => !Has(CardWay.Card) && !WaysHere().Contains(CardWay.Card);

    public Task OnGetAsync(string? from, CancellationToken ct) => LoadAsync(from, ct);

    /// <summary>「追加する」: begins a join, whose page leads on.</summary>
    public async Task<IActionResult> OnPostAddAsync([FromForm] CardWay way, CancellationToken ct)
    {
        Mine = await accounts.WaysAsync(User.SubjectId(), ct);
        if (!ModelState.IsValid || !Addable.Contains(way)) return Redirect(AccountsAddresses.Ways);
        TempData.Remove(JoinPage.Outcome);
        await joins.BeginAsync(User.SubjectId(), User.SessionId(), WayNames.NameOf(way), ct);
        return Redirect(AccountsAddresses.Join);
    }

    /// <summary>Ends one of the holder's other sessions.</summary>
    public async Task<IActionResult> OnPostEndAsync([FromForm] Guid session, CancellationToken ct)
    {
        if (!ModelState.IsValid || session == Here) return NotFound();
        if (!await sessions.EndAsync(session, Surface.Holder, User.SubjectId(), ct)) return NotFound();
        return Say(WaysNews.SessionEnded);
    }

    /// <summary>Ends all of the holder's other sessions.</summary>
    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct)
    {
        await sessions.EndOthersAsync(Surface.Holder, User.SubjectId(), Here, ct);
        return Say(WaysNews.OthersEnded);
    }

    private RedirectResult Say(WaysNews news)
    {
        TempData[Told] = news.ToString();
        return Redirect(AccountsAddresses.Ways);
    }

    /// <summary>Whether the holder comes in by a way already.</summary>
    public bool Has(CardWay way) => Mine.Any(m => m.Way == way);

    private IReadOnlyList<CardWay> WaysHere() =>
        [.. cards.WaysOn(Request).Where(w => w == CardWay.Phone || VisitorSystems.Of(Request) != VisitorSystem.Phone).Order()];

    private async Task LoadAsync(string? from, CancellationToken ct)
    {
        var account = User.SubjectId();
        if (TempData[Told] is string told && Enum.TryParse<WaysNews>(told, out var news)) News = news;
        Mine = await accounts.WaysAsync(account, ct);
        Sessions = await accounts.SessionsAsync(account, Mine, ct);
        var now = clock.GetUtcNow();
        var (since, lately) = (EndedAccessEntries.KeptSince(now), now - Announced);
        var mine = db.Set<AccessEntry>().AsNoTracking().Where(e => e.AccountId == account && e.At >= since);
        var rows = mine.Select(e => new ListedRow<DateTimeOffset> { Key = e.At, Id = e.Id });
        var page = await new KeysetList<DateTimeOffset>(ListOrder.NewestFirst, [rows]).ReadAsync(ListCursor.Read(from), ct);
        var ids = page.Ids;
        Entries = [.. page.InOrder(await mine.Where(e => ids.Contains(e.Id)).ToListAsync(ct), e => e.Id).Select(AccountAccess.Of)];
        Links = page.LinksOn(new ListAddress(AccountsAddresses.Ways));
        var changes = await mine.Where(e => e.At >= lately && e.Kind != AccessKind.SignedIn).OrderByDescending(e => e.At).ToListAsync(ct);
        Changes = [.. changes.Select(AccountAccess.Of)];
    }
}

/// <summary>What was just done on the page of ways.</summary>
internal enum WaysNews
{
    /// <summary>A way was added.</summary>
    WayAdded,

    /// <summary>A way was removed.</summary>
    WayRemoved,

    /// <summary>Another session was ended.</summary>
    SessionEnded,

    /// <summary>All other sessions were ended.</summary>
    OthersEnded,
}
