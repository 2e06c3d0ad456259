using System.Globalization;
using System.Security.Cryptography;
using Akashi.Credentials.Status;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Publish;

/// <summary>
/// Signs a status list anew when a state in it changed, and from time to time so that it stays believable. Only a list whose states changed is
/// compressed again.
/// </summary>
internal sealed class StatusPublisher(IServiceScopeFactory scopes, IssuerKeys keys, ServiceSettings settings, PublishedLists lists, TimeProvider clock)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(5);

    /// <summary>The list as it is served; null where there is none. One from the future is signed anew first: no verifier would take it.</summary>
    public async Task<ServedList?> ServeAsync(string listId, CancellationToken ct)
    {
        var list = await lists.FindAsync(listId, ct);
        if (list is null || !Clocks.IsAhead(list.PublishedAt, clock.GetUtcNow())) return list;
        await PublishAsync(listId, ct);
        return await lists.FindAsync(listId, ct);
    }

    /// <summary>Looks at every list: signs those in which something changed, and those that are old.</summary>
    /// <returns>Whether a list was published.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        var published = false;
        foreach (var id in await lists.IdsAsync(ct)) published |= await PublishAsync(id, ct);
        return published;
    }

    /// <summary>Looks at the lists that are old: what changed since was asked for by message, and is seen here at the latest.</summary>
    /// <returns>Whether a list was published.</returns>
    public async Task<bool> RefreshAsync(CancellationToken ct)
    {
        var published = false;
        foreach (var id in await OldAsync(ct)) published |= await PublishAsync(id, ct);
        return published;
    }

    /// <summary>Signs one list if something in it changed or it is old.</summary>
    /// <returns>Whether it was published; false where there is no such list.</returns>
    public async Task<bool> PublishAsync(string listId, CancellationToken ct)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
            // The list before the states: what another node publishes from now on makes our save fail.
            if (await db.Set<PublishedList>().SingleOrDefaultAsync(l => l.ListId == listId, ct) is not { } list) return false;
            var states = await ListStates.ReadAsync(db, listId, ct);
            var digest = ListStates.DigestOf(StatusAddress.Of(settings, listId), keys[KeyPurpose.Status].Certificate, states);
            var now = clock.GetUtcNow();
            var same = list.StatesDigest == digest;
            if (same && (now - list.PublishedAt).Duration() < Refresh) return false;
            if (!same || list.Compressed is null) list.Compressed = StatusList.Compress(states);
            (list.Bytes, list.StatesDigest, list.PublishedAt) = (Sign(listId, list.Compressed, now), digest, now);
            list.Tag = TagOf(list.Bytes);
            list.Revision++;
            if (await SavedAsync(db, ct)) return true;
        }
    }

    /// <summary>Publishes a new list, in which all is valid; done twice, it leaves one.</summary>
    /// <param name="end">From then on no credential in it lives.</param>
    /// <param name="sequence">Which of the lists with this end it is.</param>
    /// <param name="ct">Stops it.</param>
    public async Task OpenAsync(DateTimeOffset end, int sequence, CancellationToken ct)
    {
        // Named after the last month in which something in it lives.
        var id = string.Create(CultureInfo.InvariantCulture, $"{end.AddMonths(-1):yyyyMM}-{sequence}");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
        var now = clock.GetUtcNow();
        var compressed = StatusList.Compress([]);
        var bytes = Sign(id, compressed, now);
        var digest = ListStates.DigestOf(StatusAddress.Of(settings, id), keys[KeyPurpose.Status].Certificate, []);
        db.Add(new PublishedList { ListId = id, EndsAt = end, Sequence = sequence, Compressed = compressed, Bytes = bytes, Tag = TagOf(bytes), StatesDigest = digest, PublishedAt = now, Revision = 1 });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Where it is there now, another was faster.
            db.ChangeTracker.Clear();
            if (!await db.Set<PublishedList>().AnyAsync(l => l.ListId == id, ct)) throw;
        }
    }

    private byte[] Sign(string listId, byte[] compressed, DateTimeOffset now) =>
        StatusList.IssueCompressed(StatusAddress.Of(settings, listId), compressed, now, Life, TimeToLive, new CredentialSigner(keys[KeyPurpose.Status]));

    private async Task<List<string>> OldAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (now, old) = (clock.GetUtcNow(), clock.GetUtcNow() - Refresh);
        // From the future too: the clock was set back, and verifiers wait for no list.
        return await scope.ServiceProvider.GetRequiredService<AkashiDb>().Set<PublishedList>()
            .Where(l => l.EndsAt > now && (l.PublishedAt <= old || l.PublishedAt > now)).OrderBy(l => l.PublishedAt).Select(l => l.ListId).ToListAsync(ct);
    }

    // Another node published in the meantime, perhaps what it read before us: read again.
    private static async Task<bool> SavedAsync(AkashiDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static string TagOf(byte[] bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
}
