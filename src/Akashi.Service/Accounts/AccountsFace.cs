using Akashi.Service.Accounts.Binding;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts;

/// <summary>What others may know of accounts.</summary>
/// <param name="db">The database.</param>
/// <param name="commit">The running act.</param>
public sealed class AccountsFace(AkashiDb db, Commit commit)
{
    private static readonly HotQuery<Func<AkashiDb, Guid, string, CancellationToken, Task<bool>>> HasKey = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid account, string key, CancellationToken _) =>
            db.Set<SignInKey>().Any(k => k.Way == SignInKey.Card && k.Subject == key && k.AccountId == account)));

    private static readonly HotQuery<Func<AkashiDb, Guid, CancellationToken, Task<Account?>>> ById = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid id, CancellationToken _) => db.Set<Account>().SingleOrDefault(a => a.Id == id)));

    /// <summary>Whether a card is one by which the account signs in.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="cardKey">Digest of the key of the card's authentication certificate.</param>
    /// <param name="ct">Stops the query.</param>
    public Task<bool> HasCardAsync(Guid accountId, string cardKey, CancellationToken ct) => HasKey.For(db)(db, accountId, cardKey, ct);

    /// <summary>Which of the facts that were read are other ones than the account is bound to: "birth", "sex". None before its first signature.</summary>
    public async Task<IReadOnlyList<string>> ContradictedByAsync(Guid accountId, BasicFacts read, CancellationToken ct) =>
        BindingRules.Contradictions(await LoadAsync(accountId, ct), read.BirthOn, read.Sex.Known());

    /// <summary>
    /// Binds what a signature proved of the person, where nothing is bound yet. Call it within the act that takes the signature. A fact
    /// that the certificate lacks binds nothing and contradicts nothing.
    /// </summary>
    /// <param name="accountId">Account.</param>
    /// <param name="proven">What the signature certificate says.</param>
    /// <param name="signedId">What was signed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What of it is another's than the account is bound to: "birth", "sex"; then nothing is bound.</returns>
    public async Task<IReadOnlyList<string>> BindAsync(Guid accountId, CertifiedFacts proven, Guid signedId, CancellationToken ct)
    {
        var account = await LoadAsync(accountId, ct);
        if (BindingRules.Contradictions(account, proven.BirthOn, proven.Sex.Known()) is { Count: > 0 } contradictions) return contradictions;
        if (BindingRules.Bind(account, proven) is { Count: > 0 } bound) await commit.RaiseAsync(new AccountBound(accountId, signedId, bound), ct);
        return [];
    }

    /// <summary>Takes a binding back, as the operator does: the next signature binds anew. An act of its own.</summary>
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

/// <summary>What became of a wish to take a binding back.</summary>
public enum UnbindOutcome
{
    /// <summary>It is taken back.</summary>
    Unbound,

    /// <summary>Nothing was bound.</summary>
    NotBound,

    /// <summary>There is no such account.</summary>
    NotFound,
}
