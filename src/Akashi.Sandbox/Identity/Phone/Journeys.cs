using System.Collections.Concurrent;
using Akashi.Sandbox.Identity.Clients;
using Akashi.Sandbox.Identity.Protocol;
using Akashi.Sandbox.Identity.Signing;

namespace Akashi.Sandbox.Identity.Phone;

/// <summary>The journeys under way, in memory.</summary>
/// <param name="clock">The clock.</param>
internal sealed class Journeys(TimeProvider clock)
{
    // After its end a journey still says on its page that it is over.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, Journey> all = new();

    public Journey Begin(RegisteredClient client, IReadOnlyList<string> scopes, SignTransaction? transaction, string query)
    {
        var now = clock.GetUtcNow();
        foreach (var old in all.Values.Where(j => j.EndsAt + Remembered < now)) all.TryRemove(old.Id, out _);
        var act = transaction is not null ? PhoneAct.Sign : scopes.Any(WireNames.FactScopes.Contains) ? PhoneAct.ReadFacts : PhoneAct.SignIn;
        var journey = new Journey(Guid.CreateVersion7(now), client, act, scopes, transaction, query, now + Lifetimes.Journey);
        all[journey.Id] = journey;
        return journey;
    }

    /// <summary>A journey by its id; one whose time is up has failed by that. Null for an unknown one.</summary>
    public Journey? Find(string id)
    {
        if (!Guid.TryParseExact(id, "D", out var parsed) || !all.TryGetValue(parsed, out var journey)) return null;
        if (journey.EndsAt <= clock.GetUtcNow()) journey.Fail(PhoneFailure.TimedOut);
        return journey;
    }
}
