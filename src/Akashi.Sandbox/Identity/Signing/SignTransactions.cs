using System.Collections.Concurrent;

namespace Akashi.Sandbox.Identity.Signing;

/// <summary>The sign transactions, kept in memory: a restart ends them.</summary>
/// <param name="clock">The clock.</param>
internal sealed class SignTransactions(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    // After its end a transaction is still known for a while, so that the answer can say that it has ended.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, SignTransaction> all = new();

    /// <summary>Begins a transaction.</summary>
    public SignTransaction Begin(string clientId, byte[] toBeSigned)
    {
        var now = clock.GetUtcNow();
        foreach (var old in all.Values.Where(t => t.ExpiresAt + Remembered < now)) all.TryRemove(old.Id, out _);
        var transaction = new SignTransaction(Guid.CreateVersion7(now), clientId, toBeSigned, now + Life);
        all[transaction.Id] = transaction;
        return transaction;
    }

    /// <summary>A transaction of this portal; null for an unknown one, and for one of another portal.</summary>
    public SignTransaction? Find(Guid id, string clientId) => all.TryGetValue(id, out var found) && found.ClientId == clientId ? found : null;

    public bool IsOver(SignTransaction transaction) => transaction.ExpiresAt <= clock.GetUtcNow();

    /// <summary>The transaction that an authorization request names, if it can still be signed.</summary>
    /// <param name="id">The parameter as received.</param>
    /// <param name="clientId">Who asks.</param>
    public SignTransaction? FindOpen(string? id, string clientId) =>
        Guid.TryParseExact(id, "D", out var parsed) && Find(parsed, clientId) is { Signed: null } found && !IsOver(found) ? found : null;
}
