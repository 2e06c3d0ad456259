using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Sessions;

/// <summary>Opens, finds and ends sessions.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The time.</param>
public sealed class SessionStore(AkashiDb db, TimeProvider clock)
{
    /// <summary>A session ends after this long without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>A session ends after this long in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly HotQuery<Func<AkashiDb, string, string, CancellationToken, Task<Session?>>> ByKey = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string digest, string surface, CancellationToken _) =>
            db.Set<Session>().AsNoTracking().SingleOrDefault(s => s.KeyDigest == digest && s.Surface == surface)));

    private static readonly TimeSpan NoteSeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Finds the live session for a cookie's key and records that it was seen.</summary>
    internal async Task<Session?> FindAsync(string surface, string key, CancellationToken ct)
    {
        var digest = Secrets.Digest(key);
        var now = clock.GetUtcNow();
        var session = await ByKey.For(db)(db, digest, surface, ct);
        if (session is null || !IsLive(session, now)) return null;
        if (now - session.SeenAt > NoteSeenEvery)
        {
            await db.Set<Session>().Where(s => s.Id == session.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, now), ct);
            session.SeenAt = now;
        }
        return session;
    }

    /// <summary>The session of a person that ended by itself, while its record is still kept; null for one that lives or was signed out of.</summary>
    internal async Task<Session?> FindEndedAsync(string surface, string key, CancellationToken ct)
    {
        var session = await ByKey.For(db)(db, Secrets.Digest(key), surface, ct);
        var now = clock.GetUtcNow();
        return session is { SubjectId: not null, EndedAt: null } && !IsLive(session, now) && !IsAhead(session, now) ? session : null;
    }

    /// <summary>When a session ends without another request.</summary>
    internal static SessionEnd EndOf(Session session)
    {
        var (idle, last) = (session.SeenAt + Idle, session.StartedAt + Longest);
        return new SessionEnd(session.Surface, idle < last ? idle : last, IsLast: last <= idle);
    }

    /// <summary>Opens a session: with a subject if somebody has signed in, without one before that.</summary>
    /// <returns>The record's id and the key for the cookie.</returns>
    public Task<(Guid Id, string Key)> OpenAsync(string surface, Guid? subject, CancellationToken ct) => OpenAsync(surface, subject, null, null, ct);

    /// <summary>Opens a session of somebody who signed in by a key. Call it inside the act that found the key, so that it does not outlive it.</summary>
    /// <returns>The record's id and the key for the cookie.</returns>
    public Task<(Guid Id, string Key)> OpenAsync(string surface, Guid subject, Guid keyId, VisitorDevice device, CancellationToken ct) =>
        OpenAsync(surface, subject, keyId, device.Code, ct);

    private async Task<(Guid Id, string Key)> OpenAsync(string surface, Guid? subject, Guid? keyId, string? device, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (id, key) = (Guid.CreateVersion7(now), Secrets.Make());
        db.Add(new Session
        {
            Id = id,
            KeyDigest = Secrets.Digest(key),
            Surface = surface,
            SubjectId = subject,
            KeyId = keyId,
            Device = device,
            StartedAt = now,
            SeenAt = now,
        });
        await db.SaveChangesAsync(ct);
        return (id, key);
    }

    /// <summary>Ends one session.</summary>
    public Task EndAsync(Guid id, CancellationToken ct) => EndWhereAsync(db.Set<Session>().Where(s => s.Id == id), ct);

    /// <summary>Ends all sessions of a person: signing out everywhere.</summary>
    public Task EndAllAsync(string surface, Guid subject, CancellationToken ct) =>
        EndWhereAsync(db.Set<Session>().Where(s => s.Surface == surface && s.SubjectId == subject), ct);

    /// <summary>Ends one of a person's sessions; false if the person has no such session.</summary>
    public async Task<bool> EndAsync(Guid id, string surface, Guid subject, CancellationToken ct) =>
        await EndWhereAsync(db.Set<Session>().Where(s => s.Id == id && s.Surface == surface && s.SubjectId == subject), ct) > 0;

    /// <summary>Ends all sessions of a person but one.</summary>
    public Task EndOthersAsync(string surface, Guid subject, Guid kept, CancellationToken ct) =>
        EndWhereAsync(db.Set<Session>().Where(s => s.Surface == surface && s.SubjectId == subject && s.Id != kept), ct);

    /// <summary>Ends all sessions that were opened by a key.</summary>
    public Task EndOfKeyAsync(Guid keyId, CancellationToken ct) => EndWhereAsync(db.Set<Session>().Where(s => s.KeyId == keyId), ct);

    /// <summary>A person's sessions that have not ended, the newest first.</summary>
    public async Task<IReadOnlyList<LiveSession>> LiveAsync(string surface, Guid subject, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var kept = await db.Set<Session>().AsNoTracking().Where(s => s.SubjectId == subject && s.Surface == surface && s.EndedAt == null)
            .OrderByDescending(s => s.StartedAt).ThenBy(s => s.Id).ToListAsync(ct);
        return [.. kept.Where(s => IsLive(s, now))
            .Select(s => new LiveSession(s.Id, s.StartedAt, s.SeenAt, s.KeyId, s.Device is { } code ? VisitorDevice.FromCode(code) : null))];
    }

    private static bool IsLive(Session session, DateTimeOffset now)
    {
        if (session.EndedAt is not null || now - session.SeenAt > Idle || now - session.StartedAt > Longest) return false;
        return !IsAhead(session, now);
    }

    // The clock was set back. Nobody knows how long the session was idle, and it would not expire while it lies in the future (P7).
    private static bool IsAhead(Session session, DateTimeOffset now) => Clocks.IsAhead(session.SeenAt, now) || Clocks.IsAhead(session.StartedAt, now);

    private Task<int> EndWhereAsync(IQueryable<Session> which, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return which.Where(s => s.EndedAt == null).ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now), ct);
    }
}

/// <summary>A session that has not ended.</summary>
/// <param name="Id">Id of its record.</param>
/// <param name="StartedAt">When the person signed in.</param>
/// <param name="SeenAt">When it was last used, to the minute.</param>
/// <param name="KeyId">The key by which the person signed in; null for staff.</param>
/// <param name="Device">Kind of device; null for staff.</param>
public sealed record LiveSession(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt, Guid? KeyId, VisitorDevice? Device);
