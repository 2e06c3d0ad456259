using Akashi.Service.Accounts;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts;

/// <summary>
/// Hands the contact of a closed account to the account with which it was joined, unless that one has an address of its own: then hers counts, and
/// the other goes.
/// </summary>
internal sealed class FollowJoin(AkashiDb db) : IFollow<AccountsJoined>
{
    public async Task FollowAsync(AccountsJoined happened, CancellationToken ct)
    {
        var contacts = db.Set<Contact>();
        var hasOwn = await contacts.AnyAsync(c => c.AccountId == happened.IntoId && (c.Email != null || c.PendingEmail != null), ct);
        var leaves = hasOwn || !await contacts.AnyAsync(c => c.AccountId == happened.ClosedId, ct) ? happened.ClosedId : happened.IntoId;
        await contacts.Where(c => c.AccountId == leaves).ExecuteDeleteAsync(ct);
        await contacts.Where(c => c.AccountId == happened.ClosedId).ExecuteUpdateAsync(u => u.SetProperty(c => c.AccountId, happened.IntoId), ct);
        await db.Set<OutgoingMail>().Where(m => m.AccountId == happened.ClosedId)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.AccountId, happened.IntoId), ct);
    }
}
