using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Publish;

/// <summary>A list as it is served.</summary>
internal sealed record ServedList(byte[] Bytes, string Tag);

/// <summary>Serves the published list from memory as long as the database names the same one.</summary>
internal sealed class PublishedLists(IServiceScopeFactory scopes)
{
    private static readonly HotQuery<Func<AkashiDb, string, CancellationToken, Task<string?>>> TagOf = new(() => EF.CompileAsyncQuery((AkashiDb db, string id, CancellationToken _) =>
        db.Set<PublishedList>().Where(l => l.ListId == id).Select(l => (string?)l.Tag).SingleOrDefault()));

    private ServedList? kept;

    /// <summary>The list as it stands; null before the first was signed.</summary>
    public async Task<ServedList?> FindAsync(string listId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
        if (await TagOf.For(db)(db, listId, ct) is not { } tag) return null;
        if (Volatile.Read(ref kept) is { } same && same.Tag == tag) return same;
        var list = await db.Set<PublishedList>().AsNoTracking().SingleAsync(l => l.ListId == listId, ct);
        var fresh = new ServedList(list.Bytes, list.Tag);
        Volatile.Write(ref kept, fresh);
        return fresh;
    }
}
