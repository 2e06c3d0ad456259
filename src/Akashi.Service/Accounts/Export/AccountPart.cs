using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Export;

/// <summary>The account: what binds it to a person, and by which cards it is entered.</summary>
internal sealed class AccountPart(AkashiDb db) : IExportPart
{
    public string Name => "accounts";

    public IReadOnlyList<Type> Covers => [typeof(Account), typeof(SignInKey)];

    public async Task<ExportedPart> ReadAsync(Guid accountId, CancellationToken ct)
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == accountId, ct);
        var keys = await db.Set<SignInKey>().AsNoTracking().Where(k => k.AccountId == accountId).OrderBy(k => k.AddedAt)
            .Select(k => new { k.Way, k.Subject, k.CertificateSerial, k.AddedAt }).ToListAsync(ct);
        return new ExportedPart(new { account.OpenedAt, account.BirthOn, account.Sex, SignInKeys = keys });
    }
}
