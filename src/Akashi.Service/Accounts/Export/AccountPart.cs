using Akashi.Service.Accounts.Join;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Export;

/// <summary>The account: what binds it to a person, its ways in and what was signed to add one, and its sign-ins.</summary>
internal sealed class AccountPart(AkashiDb db, AccountsFace accounts) : IExportPart
{
    public string Name => "accounts";

    public IReadOnlyList<Type> Covers => [typeof(Account), typeof(SignInKey), typeof(AccessEntry), typeof(WayStatement)];

    public async Task<ExportedPart> ReadAsync(Guid accountId, CancellationToken ct)
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == accountId, ct);
        var keys = await db.Set<SignInKey>().AsNoTracking().Where(k => k.AccountId == accountId).OrderBy(k => k.AddedAt)
            .Select(k => new { k.Way, k.Subject, k.CertificateSerial, k.AddedAt, k.UsedAt }).ToListAsync(ct);
        var own = await WithJoinedAsync(accountId, ct);
        var sessions = await accounts.SessionsAsync(accountId, await accounts.WaysAsync(accountId, ct), ct);
        var statements = await db.Set<WayStatement>().AsNoTracking().Where(s => own.Contains(s.AccountId)).OrderBy(s => s.TakenAt).ToListAsync(ct);
        return new ExportedPart(
            new
            {
                account.OpenedAt,
                account.BirthOn,
                account.Sex,
                SignInKeys = keys,
                SignIns = (await accounts.AccessAsync(accountId, ct)).Select(a => new { a.At, a.Kind, a.Way, Device = a.Device.Code }),
                Sessions = sessions.Select(s => new { s.StartedAt, s.SeenAt, s.Way, Device = s.Device.Code }),
                Statements = statements.Select(s => new { s.Id, s.Way, s.TakenAt }),
            },
            [.. statements.SelectMany(FilesOf)]);
    }

    // Statements stay with the account in which they were signed, also when that was joined with this one.
    private async Task<List<Guid>> WithJoinedAsync(Guid accountId, CancellationToken ct)
    {
        var own = new List<Guid> { accountId };
        for (var i = 0; i < own.Count; i++)
        {
            var into = own[i];
            own.AddRange(await db.Set<Account>().Where(a => a.JoinedId == into).Select(a => a.Id).ToListAsync(ct));
        }
        return own;
    }

    private static IEnumerable<ExportedFile> FilesOf(WayStatement statement) =>
    [
        new($"statements/{statement.Id}/document.json", _ => Task.FromResult<byte[]?>(statement.Document)),
        new($"statements/{statement.Id}/document.json.p7s", _ => Task.FromResult<byte[]?>(statement.Signature)),
    ];
}
