using System.Collections.Concurrent;
using Akashi.Card.SurfaceInput;

namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>What a person granted a portal by one authorization.</summary>
/// <param name="Id">UUIDv7; code and access token carry it.</param>
/// <param name="ClientId">The portal.</param>
/// <param name="Facts">The four facts; null where they were not asked for.</param>
/// <param name="Transaction">The transaction that was signed; null for a sign-in.</param>
/// <param name="EndsAt">When code and access token have ended for certain.</param>
internal sealed record Grant(Guid Id, string ClientId, CardFacts? Facts, Guid? Transaction, DateTimeOffset EndsAt);

/// <summary>The grants, in memory. What has ended is dropped, and with it the facts.</summary>
/// <param name="clock">The clock.</param>
internal sealed class Grants(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, Grant> all = new();
    private readonly ConcurrentDictionary<Guid, Grant> redeemed = new();

    public Grant Add(string clientId, CardFacts? facts, Guid? transaction)
    {
        var now = clock.GetUtcNow();
        foreach (var old in all.Values.Where(g => g.EndsAt < now))
        {
            all.TryRemove(old.Id, out _);
            redeemed.TryRemove(old.Id, out _);
        }
        var grant = new Grant(Guid.CreateVersion7(now), clientId, facts, transaction, now + Lifetimes.Code + Lifetimes.AccessToken);
        all[grant.Id] = grant;
        return grant;
    }

    /// <summary>A grant by the value of a token's claim; null where there is none, or none any more.</summary>
    public Grant? Find(string? id) => Guid.TryParseExact(id, "D", out var parsed) && all.TryGetValue(parsed, out var grant) ? grant : null;

    /// <summary>
    /// Uses up the code of a grant. A code that comes a second time was stolen, so the token that was given for it ends too (RFC 6749, 4.1.2).
    /// </summary>
    public Grant? Redeem(string? id)
    {
        if (Find(id) is not { } grant) return null;
        if (redeemed.TryAdd(grant.Id, grant)) return grant;
        all.TryRemove(grant.Id, out _);
        return null;
    }
}
