using System.Buffers.Text;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff.Passkeys;

/// <summary>
/// Gives ASP.NET Core Identity's passkey handler the members of staff and their passkeys. There are
/// no passwords, no user names and no other ways to sign in, so nothing else of Identity is stored.
/// </summary>
internal sealed class StaffPasskeyStore(AkashiDb db) : IUserPasskeyStore<StaffMember>
{
    public Task<StaffMember?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id)
            ? db.Set<StaffMember>().SingleOrDefaultAsync(m => m.Id == id && m.DisabledAt == null, cancellationToken)
            : Task.FromResult<StaffMember?>(null);

    public Task<StaffMember?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByIdAsync(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id.ToString());

    public Task SetUserNameAsync(StaffMember user, string? userName, CancellationToken cancellationToken) => throw NotByIdentity();

    public Task SetNormalizedUserNameAsync(StaffMember user, string? normalizedName, CancellationToken cancellationToken) => throw NotByIdentity();

    public Task<IdentityResult> CreateAsync(StaffMember user, CancellationToken cancellationToken) => throw NotByIdentity();

    public Task<IdentityResult> UpdateAsync(StaffMember user, CancellationToken cancellationToken) => throw NotByIdentity();

    public Task<IdentityResult> DeleteAsync(StaffMember user, CancellationToken cancellationToken) => throw NotByIdentity();

    public async Task AddOrUpdatePasskeyAsync(StaffMember user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(passkey.CredentialId);
        var known = await db.Set<StaffPasskey>().SingleOrDefaultAsync(p => p.Id == id && p.StaffMemberId == user.Id, cancellationToken);
        if (known is null)
        {
            db.Add(ToRow(user, passkey, id));
        }
        else
        {
            known.SignCount = passkey.SignCount;
            known.BackedUp = passkey.IsBackedUp;
            known.UserVerified = passkey.IsUserVerified;
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(StaffMember user, CancellationToken cancellationToken)
    {
        var rows = await db.Set<StaffPasskey>().Where(p => p.StaffMemberId == user.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(ToInfo)];
    }

    public async Task<StaffMember?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return await db.Set<StaffPasskey>().Where(p => p.Id == id)
            .Join(db.Set<StaffMember>().Where(m => m.DisabledAt == null), p => p.StaffMemberId, m => m.Id, (_, m) => m)
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(StaffMember user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        var row = await db.Set<StaffPasskey>().SingleOrDefaultAsync(p => p.Id == id && p.StaffMemberId == user.Id, cancellationToken);
        return row is null ? null : ToInfo(row);
    }

    public Task RemovePasskeyAsync(StaffMember user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return db.Set<StaffPasskey>().Where(p => p.Id == id && p.StaffMemberId == user.Id).ExecuteDeleteAsync(cancellationToken);
    }

    public void Dispose()
    {
        // Nothing to do: the context belongs to the request.
    }

    private static NotSupportedException NotByIdentity() => new("Members of staff are kept by the Staff capability, not by Identity.");

    private static StaffPasskey ToRow(StaffMember member, UserPasskeyInfo passkey, string id) => new()
    {
        Id = id,
        StaffMemberId = member.Id,
        PublicKey = passkey.PublicKey,
        SignCount = passkey.SignCount,
        AddedAt = passkey.CreatedAt,
        Transports = string.Join(' ', passkey.Transports ?? []),
        UserVerified = passkey.IsUserVerified,
        BackupEligible = passkey.IsBackupEligible,
        BackedUp = passkey.IsBackedUp,
        AttestationObject = passkey.AttestationObject,
        ClientDataJson = passkey.ClientDataJson,
    };

    private static UserPasskeyInfo ToInfo(StaffPasskey row) => new(
        Base64Url.DecodeFromChars(row.Id), row.PublicKey, row.AddedAt, row.SignCount, row.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.UserVerified, row.BackupEligible, row.BackedUp, row.AttestationObject, row.ClientDataJson);
}
