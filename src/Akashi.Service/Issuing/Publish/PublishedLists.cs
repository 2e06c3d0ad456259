using System.Collections.Concurrent;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Publish;

/// <summary>A list ready to be served.</summary>
internal sealed record ServedList(byte[] Bytes, string Tag, DateTimeOffset PublishedAt);

/// <summary>Serves the published lists from memory while the database has the same version.</summary>
internal sealed class PublishedLists(IServiceScopeFactory scopes, TimeProvider clock)
{
    // A verifier that was offline for a while still finds a list that has just ended.
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(1);

    private static readonly HotQuery<Func<AkashiDb, string, CancellationToken, Task<string?>>> TagOf = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string id, CancellationToken _) =>
            db.Set<PublishedList>().Where(l => l.ListId == id).Select(l => (string?)l.Tag).SingleOrDefault()));

    private readonly ConcurrentDictionary<string, ServedList> kept = new();

    /// <summary>The current list; null if there is none.</summary>
    public async Task<ServedList?> FindAsync(string listId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
        if (await TagOf.For(db)(db, listId, ct) is not { } tag) return null;
        if (kept.TryGetValue(listId, out var same) && same.Tag == tag) return same;
        var list = await db.Set<PublishedList>().AsNoTracking().SingleAsync(l => l.ListId == listId, ct);
        var fresh = new ServedList(list.Bytes, list.Tag, list.PublishedAt);
        kept[listId] = fresh;
        return fresh;
    }

    /// <summary>Ids of the lists that may contain a credential which has not expired, or did not expire long ago.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var since = clock.GetUtcNow() - Afterwards;
        return await scope.ServiceProvider.GetRequiredService<AkashiDb>().Set<PublishedList>()
            .Where(l => l.EndsAt > since).OrderBy(l => l.ListId).Select(l => l.ListId).ToListAsync(ct);
    }
}
