using Akashi.Service.Cards;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Join;

/// <summary>A join that is open, with what it is about.</summary>
/// <param name="Join">The join.</param>
/// <param name="Account">The account to which the way is added.</param>
/// <param name="Own">The key by which the session signed in.</param>
/// <param name="Added">The row of the key to be added; null if it is new, or has not signed in yet.</param>
/// <param name="Other">The account to which that row leads; null if there is none.</param>
internal sealed record OpenJoin(WayJoin Join, Account Account, SignInKey Own, SignInKey? Added, Account? Other)
{
    /// <summary>The key of the session.</summary>
    public CardKey OwnKey => new(WayNames.Of(Own.Way), Own.Subject);

    /// <summary>What is to be done next.</summary>
    public JoinStep Step =>
        Join.Subject is null ? JoinStep.SignIn
        : Join.Signed is null ? JoinStep.SignByAdded
        : ProvesOwn && !Join.OwnProven ? JoinStep.SignInByOwn
        : JoinStep.SignByOwn;

    /// <summary>
    /// Whether the key of the session signs in once more. What an agent sends with a signature only states the key (C14); by phone each signature comes
    /// with a token for it.
    /// </summary>
    public bool ProvesOwn => OwnKey.Way == CardWay.Card;

    /// <summary>What the statement says.</summary>
    public StatementMatter Matter => new(Join, Account, OwnKey.Way, Other is { } other && other.Id != Account.Id ? other : null);
}

/// <summary>Begins, finds and gives up joins.</summary>
internal sealed class JoinStore(AkashiDb db, SessionStore sessions, Commit commit, TimeProvider clock)
{
    /// <summary>Begins a join in a session; one that was open there is given up.</summary>
    public Task BeginAsync(Guid accountId, Guid sessionId, string way, CancellationToken ct) => commit.RunAsync(async () =>
    {
        await db.Set<WayJoin>().Where(j => j.SessionId == sessionId).ExecuteDeleteAsync(ct);
        var now = clock.GetUtcNow();
        db.Add(new WayJoin { Id = Guid.CreateVersion7(now), AccountId = accountId, SessionId = sessionId, Way = way, BegunAt = now });
    }, ct);

    /// <summary>Gives up the join of a session.</summary>
    public Task GiveUpAsync(Guid sessionId, CancellationToken ct) =>
        db.Set<WayJoin>().Where(j => j.SessionId == sessionId).ExecuteDeleteAsync(ct);

    /// <summary>
    /// The join of a session; null if there is none, its time is over, or the session has ended. Everything that it names is loaded: inside an act, as it
    /// is in that act.
    /// </summary>
    public async Task<OpenJoin?> FindAsync(Guid accountId, Guid sessionId, CancellationToken ct)
    {
        var join = await db.Set<WayJoin>().SingleOrDefaultAsync(j => j.SessionId == sessionId && j.AccountId == accountId, ct);
        if (join is null || join.HasEnded(clock.GetUtcNow())) return null;
        if (await OwnKeyAsync(accountId, sessionId, ct) is not { } own) return null;
        var account = await db.Set<Account>().SingleAsync(a => a.Id == accountId, ct);
        var added = join.Subject is null ? null : await db.Set<SignInKey>().SingleOrDefaultAsync(k => k.Way == join.Way && k.Subject == join.Subject, ct);
        var other = added is null ? null : await db.Set<Account>().SingleAsync(a => a.Id == added.AccountId, ct);
        return new OpenJoin(join, account, own, added, other);
    }

    /// <summary>The key by which a session signed in; null if the session has ended or the key is no longer one of the account.</summary>
    public async Task<SignInKey?> OwnKeyAsync(Guid accountId, Guid sessionId, CancellationToken ct)
    {
        var session = (await sessions.LiveAsync(Surface.Holder, accountId, ct)).SingleOrDefault(s => s.Id == sessionId);
        return session?.KeyId is { } key ? await db.Set<SignInKey>().SingleOrDefaultAsync(k => k.Id == key && k.AccountId == accountId, ct) : null;
    }
}
