using Akashi.Service.Accounts.Join;
using Akashi.Service.Cards;

namespace Akashi.Service.Tests.Accounts.Join;

/// <summary>A card by one way, and whose it is.</summary>
internal sealed record OwnedKey(int Person, CardKey Key, CertifiedFacts Facts);

/// <summary>A session of the model.</summary>
internal sealed record ModelSession(int Number, int Account, OwnedKey By);

/// <summary>A join of the model. What the key led to when its statement was signed is 0 where it led to nothing.</summary>
internal sealed record ModelJoin(CardWay Way, OwnedKey? Key = null, int? LedTo = null, bool OwnProven = false);

/// <summary>
/// The whole of the rules without a database: keys lead to accounts, accounts hold records, sessions live as long as their key leads to their account.
/// </summary>
internal sealed class WaysModel
{
    private readonly Dictionary<CardKey, int> keys = [];
    private readonly Dictionary<int, ModelJoin> joins = [];
    private readonly Dictionary<int, CertifiedFacts> bound = [];
    private int accounts;

    public List<ModelSession> Live { get; } = [];

    /// <summary>Records by account; a record is the number of its making.</summary>
    public Dictionary<int, HashSet<int>> Records { get; } = [];

    public int? AccountOf(CardKey key) => keys.TryGetValue(key, out var account) ? account : null;

    public ModelSession SignsIn(int number, OwnedKey by)
    {
        if (!keys.TryGetValue(by.Key, out var account))
        {
            account = keys[by.Key] = ++accounts;
            Records[account] = [];
        }
        var session = new ModelSession(number, account, by);
        Live.Add(session);
        return session;
    }

    public void Begins(ModelSession session, CardWay way) => joins[session.Number] = new ModelJoin(way);

    /// <summary>The card that can take the open step of a session; null where any of the way can, or no join is open.</summary>
    public OwnedKey? WantedBy(ModelSession session) =>
        joins.TryGetValue(session.Number, out var join) && join.Key is { } key ? (join.LedTo is null ? key : session.By) : null;

    /// <summary>Takes the open step with a card.</summary>
    /// <returns>Why it is refused; null if it is taken, and whether the way is added.</returns>
    public (JoinRefusal? Why, bool Added) Steps(ModelSession session, OwnedKey by)
    {
        if (!Live.Contains(session) || !joins.TryGetValue(session.Number, out var join)) return (JoinRefusal.Ended, false);
        var (why, added) = Take(session, join, by);
        if (added || why is JoinRefusal.AlreadyAdded or JoinRefusal.ChangedSince or JoinRefusal.FactsDiffer) joins.Remove(session.Number);
        return (why, added);
    }

    /// <summary>Removes a way; false if it is refused.</summary>
    public bool Removes(ModelSession session, CardKey key)
    {
        if (!Live.Contains(session) || session.By.Key == key || AccountOf(key) != session.Account) return false;
        keys.Remove(key);
        Live.RemoveAll(s => s.By.Key == key);
        return true;
    }

    /// <summary>Ends a session by its number; false if it is not one of the person's account.</summary>
    public bool Ends(ModelSession session, ModelSession which) => session.Account == which.Account && Live.Remove(which);

    public void EndsOthers(ModelSession session) => Live.RemoveAll(s => s.Account == session.Account && s != session);

    private (JoinRefusal? Why, bool Added) Take(ModelSession session, ModelJoin join, OwnedKey by)
    {
        if (join.Key is null)
        {
            if (by.Key.Way != join.Way) return (JoinRefusal.NoAnswer, false);
            if (AccountOf(by.Key) == session.Account) return (JoinRefusal.AlreadyAdded, false);
            joins[session.Number] = join with { Key = by };
            return (null, false);
        }
        var ledTo = AccountOf(join.Key.Key) ?? 0;
        if (join.LedTo is null)
        {
            if (by.Key != join.Key.Key) return (JoinRefusal.OtherCard, false);
            if (ledTo == session.Account) return (JoinRefusal.AlreadyAdded, false);
            if (IsOther(session.Account, by) || IsOther(ledTo, by)) return (JoinRefusal.FactsDiffer, false);
            joins[session.Number] = join with { LedTo = ledTo };
            return (null, false);
        }
        if (by.Key != session.By.Key) return (JoinRefusal.OtherCard, false);
        if (by.Key.Way == CardWay.Card && !join.OwnProven)
        {
            joins[session.Number] = join with { OwnProven = true };
            return (null, false);
        }
        if (ledTo == session.Account) return (JoinRefusal.AlreadyAdded, false);
        if (ledTo != join.LedTo) return (JoinRefusal.ChangedSince, false);
        if (new[] { join.Key, by }.Any(k => IsOther(session.Account, k) || IsOther(ledTo, k)) || by.Facts != join.Key.Facts)
            return (JoinRefusal.FactsDiffer, false);
        Unite(session.Account, ledTo, join.Key, by.Facts);
        return (null, true);
    }

    private bool IsOther(int account, OwnedKey key) =>
        bound.TryGetValue(account, out var facts) && (facts.BirthOn != key.Facts.BirthOn || facts.Sex != key.Facts.Sex);

    private void Unite(int account, int other, OwnedKey added, CertifiedFacts facts)
    {
        bound.TryAdd(account, facts);
        keys[added.Key] = account;
        if (other == 0) return;
        foreach (var key in keys.Where(k => k.Value == other).Select(k => k.Key).ToList()) keys[key] = account;
        Live.RemoveAll(s => s.Account == other);
        Records[account].UnionWith(Records[other]);
        Records[other] = [];
    }
}
