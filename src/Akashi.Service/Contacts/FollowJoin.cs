using Akashi.Hosting.Texts;
using Akashi.Service.Accounts;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Contacts.Notices;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts;

/// <summary>
/// Hands the address of a closed account to the account with which it was joined, unless that one has a confirmed address: then the other is told that
/// it no longer counts.
/// </summary>
internal sealed class FollowJoin(AkashiDb db, ContactStore contacts, MailWriter mails) : IFollow<AccountsJoined>
{
    public async Task FollowAsync(AccountsJoined happened, CancellationToken ct)
    {
        var (from, into) = (happened.ClosedId, happened.IntoId);
        await db.Set<OutgoingMail>().Where(m => m.AccountId == from).ExecuteUpdateAsync(u => u.SetProperty(m => m.AccountId, into), ct);
        await db.Set<Notice>().Where(n => n.AccountId == from).ExecuteUpdateAsync(u => u.SetProperty(n => n.AccountId, into), ct);
        var rows = db.Set<Contact>().Where(c => c.AccountId == from);
        if (await rows.AsNoTracking().SingleOrDefaultAsync(ct) is not { } closed) return;
        if (await contacts.FindAsync(into, ct) is not { } kept)
        {
            await rows.ExecuteUpdateAsync(u => u.SetProperty(c => c.AccountId, into), ct);
            return;
        }
        await rows.ExecuteDeleteAsync(ct);
        if (kept.Email is null) kept.TakeOver(closed);
        else if (closed.Email is { } old && old != kept.Email)
            mails.Add(into, MailKind.NoLonger, old, kept.Language ?? closed.Language ?? Languages.CurrentCode);
    }
}
