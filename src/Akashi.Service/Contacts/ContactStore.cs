using Akashi.Service.Accounts;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts;

/// <summary>Finds contacts for an act.</summary>
internal sealed class ContactStore(AkashiDb db, AccountsFace accounts)
{
    /// <summary>A holder's contact; null where nothing was ever entered.</summary>
    public Task<Contact?> FindAsync(Guid accountId, CancellationToken ct) => db.Set<Contact>().SingleOrDefaultAsync(c => c.AccountId == accountId, ct);

    /// <summary>A holder's contact, a new one where nothing was ever entered; null if the account was closed by a join in the meantime.</summary>
    public async Task<Contact?> OfAsync(Guid accountId, CancellationToken ct)
    {
        if (await FindAsync(accountId, ct) is { } found) return found;
        if (!await accounts.IsOpenAsync(accountId, ct)) return null;
        var contact = new Contact { AccountId = accountId };
        db.Add(contact);
        return contact;
    }

    /// <summary>The contact for which a code was sent or used; null for any other code.</summary>
    public Task<Contact?> FindByCodeAsync(string digest, CancellationToken ct) =>
        db.Set<Contact>().SingleOrDefaultAsync(c => c.PendingDigest == digest || c.UsedDigest == digest, ct);
}
