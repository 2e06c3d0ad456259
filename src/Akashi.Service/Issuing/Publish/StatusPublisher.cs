using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Akashi.Credentials.Status;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Publish;

/// <summary>Signs the status list anew when a state changed, and from time to time so that it stays believable.</summary>
internal sealed class StatusPublisher(IServiceScopeFactory scopes, IssuerKeys keys, ServiceSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(5);

    private static readonly HotQuery<Func<AkashiDb, IAsyncEnumerable<StatusRow>>> NotValid = new(() => EF.CompileAsyncQuery((AkashiDb db) =>
        db.Set<IssuedCredential>().AsNoTracking()
            .Where(c => c.ListId == StatusAddress.OnlyList && (c.State != CredentialState.Valid || c.RegistrationStatus != Registers.RegistrationStatus.Active))
            .OrderBy(c => c.Index).Select(c => new StatusRow(c.Index, c.RegistrationStatus, c.State))));

    /// <summary>Signs a list if something changed or the last one is old.</summary>
    /// <returns>Whether a new list was published.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
            // The list before the states: what another node publishes from now on makes our save fail.
            var list = await db.Set<PublishedList>().SingleOrDefaultAsync(l => l.ListId == StatusAddress.OnlyList, ct);
            var states = await StatesAsync(db, ct);
            var digest = DigestOf(states);
            var now = clock.GetUtcNow();
            if (list is not null && list.StatesDigest == digest && (now - list.PublishedAt).Duration() < Refresh) return false;
            Put(db, list, StatusList.Issue(StatusAddress.Of(settings), states, now, Life, TimeToLive, new CredentialSigner(keys[KeyPurpose.Status])), digest, now);
            if (await SavedAsync(db, ct)) return true;
        }
    }

    private static async Task<SortedDictionary<int, StatusValue>> StatesAsync(AkashiDb db, CancellationToken ct)
    {
        var states = new SortedDictionary<int, StatusValue>();
        await foreach (var row in NotValid.For(db)(db).WithCancellation(ct)) states[row.Index] = StatusRules.Of(row.Registration, row.Credential);
        return states;
    }

    private static void Put(AkashiDb db, PublishedList? list, byte[] bytes, string digest, DateTimeOffset now)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
        if (list is null)
        {
            db.Add(new PublishedList { ListId = StatusAddress.OnlyList, Bytes = bytes, Tag = tag, StatesDigest = digest, PublishedAt = now, Revision = 1 });
            return;
        }
        (list.Bytes, list.Tag, list.StatesDigest, list.PublishedAt) = (bytes, tag, digest, now);
        list.Revision++;
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
        catch (DbUpdateException) when (db.ChangeTracker.Entries<PublishedList>().Any(e => e.State == EntityState.Added))
        {
            // The first list of all: where it is there now, another was faster.
            db.ChangeTracker.Clear();
            if (!await db.Set<PublishedList>().AnyAsync(l => l.ListId == StatusAddress.OnlyList, ct)) throw;
            return false;
        }
    }

    // A list that another key signed, or that names another address, is not the same.
    private string DigestOf(SortedDictionary<int, StatusValue> states)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes(StatusAddress.Of(settings)));
        digest.AppendData(SHA256.HashData(keys[KeyPurpose.Status].Certificate.RawData));
        Span<byte> entry = stackalloc byte[sizeof(int) + 1];
        foreach (var (index, value) in states)
        {
            BinaryPrimitives.WriteInt32BigEndian(entry, index);
            entry[^1] = (byte)value;
            digest.AppendData(entry);
        }
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private sealed record StatusRow(int Index, Registers.RegistrationStatus Registration, CredentialState Credential);
}
