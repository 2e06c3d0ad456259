using Akashi.Service.Accounts.Binding;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts;

/// <summary>What other capabilities may ask about accounts.</summary>
/// <param name="db">The database.</param>
/// <param name="sessions">The sessions.</param>
/// <param name="commit">The running act.</param>
/// <param name="clock">The time.</param>
public sealed class AccountsFace(AkashiDb db, SessionStore sessions, Commit commit, TimeProvider clock)
{
    private static readonly HotQuery<Func<AkashiDb, Guid, string, string, CancellationToken, Task<bool>>> HasKey = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid account, string way, string subject, CancellationToken _) =>
            db.Set<SignInKey>().Any(k => k.Way == way && k.Subject == subject && k.AccountId == account)));

    private static readonly HotQuery<Func<AkashiDb, Guid, CancellationToken, Task<Account?>>> ById = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid id, CancellationToken _) => db.Set<Account>().SingleOrDefault(a => a.Id == id)));

    /// <summary>Whether the account signs in with a given card.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="card">By what the card is known again.</param>
    /// <param name="ct">Cancels the query.</param>
    public Task<bool> HasCardAsync(Guid accountId, CardKey card, CancellationToken ct) =>
        HasKey.For(db)(db, accountId, WayNames.NameOf(card.Way), card.Subject, ct);

    /// <summary>The ways by which the account signs in: no other could answer with one of its cards.</summary>
    public async Task<IReadOnlyList<CardWay>> WaysOfAsync(Guid accountId, CancellationToken ct)
    {
        var names = await db.Set<SignInKey>().Where(k => k.AccountId == accountId).Select(k => k.Way).Distinct().ToListAsync(ct);
        return [.. names.Select(WayNames.Of).Order()];
    }

    /// <summary>
    /// Whether the account is open. One that was joined with another is closed: an act that began before that must not open anything in it.
    /// </summary>
    public Task<bool> IsOpenAsync(Guid accountId, CancellationToken ct) => db.Set<Account>().AnyAsync(a => a.Id == accountId && a.ClosedAt == null, ct);

    /// <summary>The ways to sign in to an account, the oldest first.</summary>
    public async Task<IReadOnlyList<AccountWay>> WaysAsync(Guid accountId, CancellationToken ct)
    {
        var keys = await db.Set<SignInKey>().AsNoTracking().Where(k => k.AccountId == accountId).OrderBy(k => k.AddedAt).ThenBy(k => k.Id).ToListAsync(ct);
        return [.. keys.Select(k => new AccountWay(k.Id, WayNames.Of(k.Way), k.AddedAt, k.UsedAt))];
    }

    /// <summary>Sign-ins and changes of the ways of the last 12 months, the newest first.</summary>
    public async Task<IReadOnlyList<AccountAccess>> AccessAsync(Guid accountId, CancellationToken ct)
    {
        var since = EndedAccessEntries.KeptSince(clock.GetUtcNow());
        var entries = await db.Set<AccessEntry>().AsNoTracking().Where(e => e.AccountId == accountId && e.At >= since)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).ToListAsync(ct);
        return [.. entries.Select(AccountAccess.Of)];
    }

    /// <summary>The sessions of an account that have not ended, the newest first.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="ways">Its ways, as <see cref="WaysAsync"/> gives them.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyList<AccountSession>> SessionsAsync(Guid accountId, IReadOnlyList<AccountWay> ways, CancellationToken ct)
    {
        var byKey = ways.ToDictionary(w => w.Id, w => w.Way);
        return
        [
            .. from session in await sessions.LiveAsync(Surface.Holder, accountId, ct)
               let key = session.KeyId ?? Guid.Empty
               where byKey.ContainsKey(key)
               select new AccountSession(session.Id, session.StartedAt, session.SeenAt, byKey[key], key, session.Device ?? VisitorDevice.Unknown),
        ];
    }

    /// <summary>
    /// Names of the facts read that differ from those bound to the account: "birth", "sex". Empty before the account's first signature.
    /// </summary>
    public async Task<IReadOnlyList<string>> ContradictedByAsync(Guid accountId, BasicFacts read, CancellationToken ct) =>
        BindingRules.Contradictions(await LoadAsync(accountId, ct), read.BirthOn, read.Sex.Known());

    /// <summary>
    /// Binds what a signature proved about the person, unless it is already bound. Call this within the act
    /// that accepts the signature. A fact that the certificate lacks binds nothing and contradicts nothing.
    /// </summary>
    /// <param name="accountId">Account.</param>
    /// <param name="proven">The facts in the signature certificate.</param>
    /// <param name="signedId">Id of the application that was signed.</param>
    /// <param name="ct">Cancels the act.</param>
    /// <returns>Names of the facts that differ from those already bound: "birth", "sex". If there are any, nothing is bound.</returns>
    public async Task<IReadOnlyList<string>> BindAsync(Guid accountId, CertifiedFacts proven, Guid signedId, CancellationToken ct)
    {
        var account = await LoadAsync(accountId, ct);
        if (BindingRules.Contradictions(account, proven.BirthOn, proven.Sex.Known()) is { Count: > 0 } contradictions) return contradictions;
        if (BindingRules.Bind(account, proven) is { Count: > 0 } bound)
            await commit.RaiseAsync(new AccountBound(accountId, $"application:{signedId}", bound), ct);
        return [];
    }

    /// <summary>Removes a binding at the operator's wish, so that the next signature binds anew. This is an act of its own.</summary>
    public Task<UnbindOutcome> UnbindAsync(Guid accountId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await ById.For(db)(db, accountId, ct) is not { } account) return UnbindOutcome.NotFound;
        if (!BindingRules.Unbind(account)) return UnbindOutcome.NotBound;
        await commit.RaiseAsync(new AccountUnbound(accountId), ct);
        return UnbindOutcome.Unbound;
    }, ct);

    private async Task<Account> LoadAsync(Guid accountId, CancellationToken ct) =>
        await ById.For(db)(db, accountId, ct) ?? throw new InvalidOperationException($"The account {accountId} of a session is not there.");
}
