using System.Buffers.Text;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff.Passkeys;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff.Office.Enrol;

/// <summary>Enrols a passkey with a one-time link, which must be neither used nor expired.</summary>
internal sealed class EnrolHandler(
    AkashiDb db, Commit commit, Ceremonies ceremonies, IUserPasskeyStore<StaffMember> passkeys, FirstMember first, TimeProvider clock)
{
    /// <summary>The member that a link is for; null if the link is not valid, or no longer.</summary>
    public async Task<StaffMember?> MemberAsync(string? code, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(code) || await LinkAsync(code, ct) is not { } link) return null;
        return await db.Set<StaffMember>().SingleOrDefaultAsync(m => m.Id == link.StaffMemberId && m.DisabledAt == null, ct);
    }

    /// <summary>Checks the browser's answer, stores the passkey, uses up the link and signs the member in.</summary>
    /// <returns>False if the answer or the link is not valid.</returns>
    public async Task<bool> EnrolAsync(string code, string credentialJson, HttpContext http, CancellationToken ct)
    {
        if (await MemberAsync(code, ct) is not { } member) return false;
        if (await ceremonies.EndEnrolmentAsync(credentialJson, member, http, ct) is not { } passkey) return false;
        var kept = await commit.RunAsync(() => KeepAsync(code, passkey, ct), ct);
        if (!kept) return false;
        first.RemoveLink();
        await ceremonies.OpenSessionAsync(member, http, ct);
        return true;
    }

    private async Task<bool> KeepAsync(string code, UserPasskeyInfo passkey, CancellationToken ct)
    {
        if (await LinkAsync(code, ct) is not { } link) return false;
        var member = await db.Set<StaffMember>().SingleAsync(m => m.Id == link.StaffMemberId, ct);
        link.UsedAt = clock.GetUtcNow();
        await passkeys.AddOrUpdatePasskeyAsync(member, passkey, ct);
        var details = new Dictionary<string, string> { ["passkey"] = Base64Url.EncodeToString(passkey.CredentialId) };
        await commit.RaiseAsync(new StaffAccessChanged(member.Id, "enrolled", details), ct);
        return true;
    }

    private Task<EnrolmentLink?> LinkAsync(string code, CancellationToken ct)
    {
        var digest = Secrets.Digest(code);
        var now = clock.GetUtcNow();
        return db.Set<EnrolmentLink>().SingleOrDefaultAsync(l => l.CodeDigest == digest && l.UsedAt == null && l.ExpiresAt > now, ct);
    }
}
