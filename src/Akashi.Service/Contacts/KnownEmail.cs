using Akashi.Service.Applications;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts;

/// <summary>Lets a new application offer the address that its holder confirmed.</summary>
internal sealed class KnownEmail(AkashiDb db) : IKnownEmail
{
    public async Task<string?> OfAsync(Guid accountId, CancellationToken ct) =>
        await db.Set<Contact>().AsNoTracking().Where(c => c.AccountId == accountId).Select(c => c.Email).SingleOrDefaultAsync(ct) is { } stored
            ? EmailAddress.Shown(stored)
            : null;
}
