using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing;

/// <summary>The credentials of one holder. Whoever opens or changes one goes through here, so that nobody finds another's.</summary>
internal static class OwnCredentials
{
    /// <summary>A credential of the holder, for an act that changes it; null if she has no such one.</summary>
    public static Task<IssuedCredential?> FindOwnAsync(this AkashiDb db, Guid id, Guid accountId, CancellationToken ct) =>
        db.Set<IssuedCredential>().SingleOrDefaultAsync(c => c.Id == id && c.AccountId == accountId, ct);

    /// <summary>The same, only to be looked at.</summary>
    public static Task<IssuedCredential?> ReadOwnAsync(this AkashiDb db, Guid id, Guid accountId, CancellationToken ct) =>
        db.Set<IssuedCredential>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.AccountId == accountId, ct);
}
