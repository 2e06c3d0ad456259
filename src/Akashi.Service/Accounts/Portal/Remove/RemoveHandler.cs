using Akashi.Service.Accounts.Join;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Portal.Remove;

/// <summary>Outcome of removing a way to sign in.</summary>
internal enum RemoveOutcome
{
    /// <summary>It is removed, and its sessions have ended.</summary>
    Removed,

    /// <summary>The account has no such way, or the session has ended.</summary>
    NotFound,

    /// <summary>This session was opened by it: the way that remains must be one that the person has used.</summary>
    InUse,
}

/// <summary>
/// Removes a way to sign in from the account of a session. The way of the session itself stays, so at least one always remains, and the person has just
/// used it.
/// </summary>
internal sealed class RemoveHandler(AkashiDb db, JoinStore joins, JoinRecords records, SessionStore sessions, Commit commit)
{
    /// <summary>A way of an account; null if it has no such way.</summary>
    public async Task<(CardWay Way, bool InUse)?> FindAsync(Guid accountId, Guid sessionId, Guid keyId, CancellationToken ct)
    {
        var key = await db.Set<SignInKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == keyId && k.AccountId == accountId, ct);
        return key is null ? null : (WayNames.Of(key.Way), (await joins.OwnKeyAsync(accountId, sessionId, ct))?.Id == keyId);
    }

    public Task<RemoveOutcome> HandleAsync(Guid accountId, Guid sessionId, Guid keyId, VisitorDevice device, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await joins.OwnKeyAsync(accountId, sessionId, ct) is not { } own) return RemoveOutcome.NotFound;
            if (own.Id == keyId) return RemoveOutcome.InUse;
            var key = await db.Set<SignInKey>().SingleOrDefaultAsync(k => k.Id == keyId && k.AccountId == accountId, ct);
            if (key is null) return RemoveOutcome.NotFound;
            db.Remove(key);
            await sessions.EndOfKeyAsync(key.Id, ct);
            records.Tell(AccessKind.WayRemoved, accountId, key.Way, device);
            await commit.RaiseAsync(new AccountWayChanged(accountId, "way-removed", key.Way, key.Id, AuditLine.NoDetails), ct);
            return RemoveOutcome.Removed;
        }, ct);
}
