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
/// Signs a status list when a state in it has changed, and regularly so that it
/// does not get too old. Only a list with changed states is compressed again.
/// </summary>
internal sealed class StatusPublisher(IServiceScopeFactory scopes, IssuerKeys keys, ServiceSettings settings, PublishedLists lists, TimeProvider clock)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The list to serve; null if there is none. One dated in the future is first signed anew, because no verifier would accept it.
    /// </summary>
    public async Task<ServedList?> ServeAsync(string listId, CancellationToken ct)
    {
        var list = await lists.FindAsync(listId, ct);
        if (list is null || !Clocks.IsAhead(list.PublishedAt, clock.GetUtcNow())) return list;
        await PublishAsync(listId, ct);
        return await lists.FindAsync(listId, ct);
    }

    /// <summary>Goes through every list, and signs those that have changed and those that are old.</summary>
    /// <returns>Whether any list was published.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        var published = false;
        foreach (var id in await lists.IdsAsync(ct)) published |= await PublishAsync(id, ct);
        return published;
    }

    /// <summary>Goes through the lists that are old. Changes are normally published by message; this catches any that were missed.</summary>
    /// <returns>Whether any list was published.</returns>
    public async Task<bool> RefreshAsync(CancellationToken ct)
    {
        var published = false;
        foreach (var id in await OldAsync(ct)) published |= await PublishAsync(id, ct);
        return published;
    }

    /// <summary>Signs a list if it has changed or is old.</summary>
    /// <returns>Whether it was published; false if there is no such list.</returns>
    public async Task<bool> PublishAsync(string listId, CancellationToken ct)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
            // Read the list before the states: if another node publishes from now on, our save fails.
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

    /// <summary>Publishes a new list in which everything is valid. Doing so twice still leaves one.</summary>
    /// <param name="end">All credentials in the list have expired by this instant.</param>
    /// <param name="sequence">Number of the list among those with the same end.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task OpenAsync(DateTimeOffset end, int sequence, CancellationToken ct)
    {
        // Named after the last month in which a credential in it lives.
        var id = string.Create(CultureInfo.InvariantCulture, $"{end.AddMonths(-1):yyyyMM}-{sequence}");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
        var now = clock.GetUtcNow();
        var compressed = StatusList.Compress([]);
        var bytes = Sign(id, compressed, now);
        var digest = ListStates.DigestOf(StatusAddress.Of(settings, id), keys[KeyPurpose.Status].Certificate, []);
        db.Add(new PublishedList
        {
            ListId = id,
            EndsAt = end,
            Sequence = sequence,
            Compressed = compressed,
            Bytes = bytes,
            Tag = TagOf(bytes),
            StatesDigest = digest,
            PublishedAt = now,
            Revision = 1,
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // If the list exists now, another node was faster.
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
        // Lists dated in the future count as old: the clock was set back, and verifiers would not accept them.
        return await scope.ServiceProvider.GetRequiredService<AkashiDb>().Set<PublishedList>()
            .Where(l => l.EndsAt > now && (l.PublishedAt <= old || l.PublishedAt > now)).OrderBy(l => l.PublishedAt).Select(l => l.ListId).ToListAsync(ct);
    }

    // False if another node has published meanwhile, perhaps states that it read before us: then read again.
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
