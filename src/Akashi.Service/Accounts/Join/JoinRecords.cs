using System.Security.Cryptography;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Join;

/// <summary>What is kept of joins and removals. For use inside a running act only.</summary>
internal sealed class JoinRecords(AkashiDb db, TimeProvider clock)
{
    /// <summary>Adds a line to an account's own history.</summary>
    public void Tell(AccessKind kind, Guid accountId, string way, VisitorDevice device)
    {
        var now = clock.GetUtcNow();
        db.Add(new AccessEntry { Id = Guid.CreateVersion7(now), AccountId = accountId, At = now, Kind = kind, Way = way, Device = device.Code });
    }

    /// <summary>Keeps the two signed statements.</summary>
    /// <returns>Their digests, for the audit trail.</returns>
    public IReadOnlyDictionary<string, string> Keep(OpenJoin open, SignedStatement byAdded, SignedStatement byOwn)
    {
        db.Add(RowOf(open, open.Join.Way, byAdded));
        db.Add(RowOf(open, open.Own.Way, byOwn));
        return new Dictionary<string, string>
        {
            ["join"] = open.Join.Id.ToString(),
            ["documents"] = DigestOf(byAdded.Document) + ' ' + DigestOf(byOwn.Document),
            ["signatures"] = DigestOf(byAdded.Cms) + ' ' + DigestOf(byOwn.Cms),
        };
    }

    /// <summary>Hands the history of one account to another, and gives up the joins that were open in it.</summary>
    public async Task MoveAsync(Guid from, Guid into, CancellationToken ct)
    {
        await db.Set<AccessEntry>().Where(e => e.AccountId == from).ExecuteUpdateAsync(u => u.SetProperty(e => e.AccountId, into), ct);
        await db.Set<WayJoin>().Where(j => j.AccountId == from).ExecuteDeleteAsync(ct);
    }

    private WayStatement RowOf(OpenJoin open, string way, SignedStatement signed)
    {
        var now = clock.GetUtcNow();
        return new WayStatement
        {
            Id = Guid.CreateVersion7(now),
            JoinId = open.Join.Id,
            AccountId = open.Account.Id,
            Way = way,
            Document = signed.Document,
            Signature = signed.Cms,
            CertificateSerial = signed.CertificateSerial,
            RevocationAsOf = signed.RevocationAsOf,
            TakenAt = now,
        };
    }

    private static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
