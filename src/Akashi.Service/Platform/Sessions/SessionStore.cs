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
        if (session is null || session.EndedAt is not null || now - session.SeenAt > Idle || now - session.StartedAt > Longest) return null;
        // The clock was set back. Nobody knows how long the session was idle, and it would not expire while it lies in the future (P7).
        if (Clocks.IsAhead(session.SeenAt, now) || Clocks.IsAhead(session.StartedAt, now)) return null;
        if (now - session.SeenAt > NoteSeenEvery)
            await db.Set<Session>().Where(s => s.Id == session.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, now), ct);
        return session;
    }

    /// <summary>Opens a session: with a subject if somebody has signed in, without one before that.</summary>
    /// <returns>The record's id and the key for the cookie.</returns>
    public async Task<(Guid Id, string Key)> OpenAsync(string surface, Guid? subject, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (id, key) = (Guid.CreateVersion7(now), Secrets.Make());
        db.Add(new Session
        {
            Id = id,
            KeyDigest = Secrets.Digest(key),
            Surface = surface,
            SubjectId = subject,
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

    private Task<int> EndWhereAsync(IQueryable<Session> which, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return which.Where(s => s.EndedAt == null).ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now), ct);
    }
}
