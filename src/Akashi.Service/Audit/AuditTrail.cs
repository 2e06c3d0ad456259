using System.Text;
using System.Text.Json.Nodes;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Json;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Audit;

/// <summary>Appends each recorded event to the chain, in the transaction of the act itself.</summary>
internal sealed class AuditTrail(AkashiDb db, TimeProvider clock) : IFollowAll
{
    public async Task FollowAsync(IDomainEvent happened, CancellationToken ct)
    {
        if (happened is not IRecorded recorded) return;
        var last = db.Set<AuditEntry>().Local.MaxBy(e => e.Number)
            ?? await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(ct);
        var number = (last?.Number ?? 0) + 1;
        var previous = last?.Digest ?? AuditEntry.Beginning;
        var at = clock.GetUtcNow();
        var text = Encoding.UTF8.GetString(CanonicalJson.Write(Describe(recorded.Line)));
        db.Add(new AuditEntry { Number = number, At = at, Text = text, Previous = previous, Digest = AuditEntry.DigestOf(number, at, text, previous) });
    }

    private static JsonObject Describe(AuditLine line)
    {
        var details = new JsonObject();
        foreach (var (key, value) in line.Details) details[key] = value;
        return new JsonObject { ["act"] = line.Act, ["by"] = line.By, ["subject"] = line.Subject, ["details"] = details };
    }
}
