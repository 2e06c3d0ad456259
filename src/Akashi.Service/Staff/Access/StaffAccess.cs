using Akashi.Service.Platform;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff.Access;

/// <summary>Whether a member of staff can sign in.</summary>
public enum StaffState
{
    /// <summary>Has no passkey, or no longer has one; a one-time link allows enrolling one.</summary>
    Invited,

    /// <summary>Has a passkey.</summary>
    Active,

    /// <summary>Can no longer sign in.</summary>
    Disabled,
}

/// <summary>A member of staff, as the operator sees it.</summary>
/// <param name="Id">Id, as in "staff:ID" in the audit trail.</param>
/// <param name="BodyId">Body.</param>
/// <param name="Role">Role.</param>
/// <param name="Name">Name.</param>
/// <param name="State">State.</param>
public sealed record StaffListed(Guid Id, string BodyId, StaffRole Role, string Name, StaffState State);

/// <summary>Result of inviting or disabling a member.</summary>
public enum AccessOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>There is no such member.</summary>
    NotFound,

    /// <summary>The member is disabled, by this act or an earlier one.</summary>
    Disabled,
}

/// <summary>The operator changed who can sign in.</summary>
/// <param name="StaffMemberId">The member concerned.</param>
/// <param name="Act">Stable code: invited, invited-again, disabled.</param>
/// <param name="Details">Codes for the trail.</param>
public sealed record StaffAccessByOperator(Guid StaffMemberId, string Act, IReadOnlyDictionary<string, string> Details) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("staff." + Act, Actor.Operator, $"staff:{StaffMemberId}", Details);
}

/// <summary>What the operator does with staff on the Service's machine, beside the running Service. Each method is an act of its own.</summary>
/// <param name="db">The database.</param>
/// <param name="commit">Runs the acts.</param>
/// <param name="sessions">Ends sessions.</param>
/// <param name="clock">The time.</param>
public sealed class StaffAccess(AkashiDb db, Commit commit, SessionStore sessions, TimeProvider clock)
{
    /// <summary>How long a link is valid.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(7);

    /// <summary>All members, sorted by body and name; only those of one body if it is given.</summary>
    public async Task<IReadOnlyList<StaffListed>> ListAsync(string? bodyId, CancellationToken ct)
    {
        var members = await db.Set<StaffMember>().AsNoTracking().Where(m => bodyId == null || m.BodyId == bodyId)
            .Select(m => new { Member = m, HasPasskey = db.Set<StaffPasskey>().Any(p => p.StaffMemberId == m.Id) }).ToListAsync(ct);
        return [.. members.Select(m => new StaffListed(m.Member.Id, m.Member.BodyId, m.Member.Role, m.Member.Name, StateOf(m.Member, m.HasPasskey)))
            .OrderBy(m => m.BodyId, StringComparer.Ordinal).ThenBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Id)];
    }

    /// <summary>Adds a member, with a link for the first sign-in.</summary>
    /// <param name="bodyId">A body in the catalog.</param>
    /// <param name="role">Role.</param>
    /// <param name="name">Name, 1 to 100 characters.</param>
    /// <param name="ct">Cancels the act.</param>
    /// <returns>The member's id, and the link's local path.</returns>
    public Task<(Guid Id, string Link)> InviteAsync(string bodyId, StaffRole role, string name, CancellationToken ct)
    {
        var code = Secrets.Make();
        return commit.RunAsync(async () =>
        {
            var now = clock.GetUtcNow();
            var member = new StaffMember { Id = Guid.CreateVersion7(now), BodyId = bodyId, Name = name, Role = role, AddedAt = now };
            db.Add(member);
            AddLink(member.Id, code);
            var details = new Dictionary<string, string> { ["body"] = bodyId, ["role"] = role.ToString() };
            await commit.RaiseAsync(new StaffAccessByOperator(member.Id, "invited", details), ct);
            return (member.Id, StaffAddresses.EnrolWith(code));
        }, ct);
    }

    /// <summary>Gives a member who lost the passkey a new link. Old passkeys, links and sessions stop working at once.</summary>
    /// <returns>The link's local path; null unless the outcome is <see cref="AccessOutcome.Done"/>.</returns>
    public Task<(AccessOutcome Outcome, string? Link)> InviteAgainAsync(Guid id, CancellationToken ct)
    {
        var code = Secrets.Make();
        return commit.RunAsync<(AccessOutcome, string?)>(async () =>
        {
            if (await FindAsync(id, ct) is not { } member) return (AccessOutcome.NotFound, null);
            if (member.DisabledAt is not null) return (AccessOutcome.Disabled, null);
            await ShutAsync(id, ct);
            AddLink(id, code);
            await commit.RaiseAsync(new StaffAccessByOperator(id, "invited-again", AuditLine.NoDetails), ct);
            return (AccessOutcome.Done, StaffAddresses.EnrolWith(code));
        }, ct);
    }

    /// <summary>Disables a member, immediately and permanently.</summary>
    public Task<AccessOutcome> DisableAsync(Guid id, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await FindAsync(id, ct) is not { } member) return AccessOutcome.NotFound;
        if (member.DisabledAt is not null) return AccessOutcome.Disabled;
        member.DisabledAt = clock.GetUtcNow();
        await ShutAsync(id, ct);
        await commit.RaiseAsync(new StaffAccessByOperator(id, "disabled", AuditLine.NoDetails), ct);
        return AccessOutcome.Done;
    }, ct);

    private static StaffState StateOf(StaffMember member, bool hasPasskey) =>
        member.DisabledAt is not null ? StaffState.Disabled : hasPasskey ? StaffState.Active : StaffState.Invited;

    private Task<StaffMember?> FindAsync(Guid id, CancellationToken ct) => db.Set<StaffMember>().SingleOrDefaultAsync(m => m.Id == id, ct);

    private void AddLink(Guid id, string code) =>
        db.Add(new EnrolmentLink { CodeDigest = Secrets.Digest(code), StaffMemberId = id, ExpiresAt = clock.GetUtcNow() + LinkLife });

    private async Task ShutAsync(Guid id, CancellationToken ct)
    {
        await db.Set<StaffPasskey>().Where(p => p.StaffMemberId == id).ExecuteDeleteAsync(ct);
        await db.Set<EnrolmentLink>().Where(l => l.StaffMemberId == id && l.UsedAt == null).ExecuteDeleteAsync(ct);
        await sessions.EndAllAsync(Surface.Staff, id, ct);
    }
}
