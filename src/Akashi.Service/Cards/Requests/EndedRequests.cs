using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards.Requests;

/// <summary>
/// Removes card requests, with the facts in their answers, an hour after they
/// expired. Until then a browser that comes late is told that the request is over.
/// </summary>
internal sealed class EndedRequests(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        var (before, ahead) = (clock.GetUtcNow() - Kept, clock.GetUtcNow() + CardRequest.Longest + Clocks.Tolerance);
        // A request that starts in the future ended when the clock was set back.
        return db.Set<CardRequest>().Where(r => r.ExpiresAt < before || r.ExpiresAt > ahead).OrderBy(r => r.ExpiresAt).Take(most).ExecuteDeleteAsync(ct);
    }
}
