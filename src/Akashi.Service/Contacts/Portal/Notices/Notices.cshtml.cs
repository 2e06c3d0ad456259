using Akashi.Service.Applications;
using Akashi.Service.Contacts.Notices;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts.Portal.Notices;

/// <summary>A notice in the list.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Words">What happened.</param>
/// <param name="About">The application; null if it is gone.</param>
internal sealed record ShownNotice(Notice Notice, string Words, ApplicationName? About);

/// <summary>Row 1.7.5: the holder's notices, the newest first. Reading them changes nothing; a press says that they were read.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class NoticesPage(AkashiDb db, ApplicationsFace applications, NoticeWords words, TimeProvider clock) : PageModel
{
    public IReadOnlyList<ShownNotice> Notices { get; private set; } = [];

    public PageLinks Links { get; private set; } = PageLinks.None;

    public bool AnyUnread { get; private set; }

    public async Task OnGetAsync(string? from, CancellationToken ct)
    {
        var account = User.SubjectId();
        var mine = db.Set<Notice>().Where(n => n.AccountId == account).Select(n => new ListedRow<DateTimeOffset> { Key = n.At, Id = n.Id });
        var page = await new KeysetList<DateTimeOffset>(ListOrder.NewestFirst, [mine]).ReadAsync(ListCursor.Read(from), ct);
        Links = page.LinksOn(new ListAddress(ContactsAddresses.Notices));
        var rows = await db.Set<Notice>().AsNoTracking().Where(n => page.Ids.Contains(n.Id)).ToListAsync(ct);
        var names = await applications.NamesAsync(account, [.. rows.Select(n => n.ApplicationId).Distinct()], ct);
        Notices = [.. page.InOrder(rows, n => n.Id).Select(n => new ShownNotice(n, words.Of(n.What), names.GetValueOrDefault(n.ApplicationId)))];
        AnyUnread = await db.Set<Notice>().AnyAsync(n => n.AccountId == account && n.ReadAt == null, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (account, now) = (User.SubjectId(), clock.GetUtcNow());
        await db.Set<Notice>().Where(n => n.AccountId == account && n.ReadAt == null).ExecuteUpdateAsync(u => u.SetProperty(n => n.ReadAt, now), ct);
        return Redirect(ContactsAddresses.Notices);
    }
}
