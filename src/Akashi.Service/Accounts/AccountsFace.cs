using Akashi.Service.Accounts.Binding;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts;

/// <summary>What other capabilities may ask about accounts.</summary>
/// <param name="db">The database.</param>
/// <param name="commit">The running act.</param>
public sealed class AccountsFace(AkashiDb db, Commit commit)
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
        HasKey.For(db)(db, accountId, Ways.NameOf(card.Way), card.Subject, ct);

    /// <summary>The ways by which the account signs in: no other could answer with one of its cards.</summary>
    public async Task<IReadOnlyList<CardWay>> WaysOfAsync(Guid accountId, CancellationToken ct)
    {
        var names = await db.Set<SignInKey>().Where(k => k.AccountId == accountId).Select(k => k.Way).Distinct().ToListAsync(ct);
        return [.. names.Select(Ways.Of).Order()];
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
        if (BindingRules.Bind(account, proven) is { Count: > 0 } bound) await commit.RaiseAsync(new AccountBound(accountId, signedId, bound), ct);
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

/// <summary>Result of removing a binding.</summary>
public enum UnbindOutcome
{
    /// <summary>It is removed.</summary>
    Unbound,

    /// <summary>Nothing was bound.</summary>
    NotBound,

    /// <summary>There is no such account.</summary>
    NotFound,
}
