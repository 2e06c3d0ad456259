using System.Text;
using System.Text.Json.Nodes;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Json;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Audit;

/// <summary>Appends the recorded events of an act to the chain, within the act's own transaction.</summary>
internal sealed class AuditTrail(AkashiDb db, StorageEngine engine, TimeProvider clock) : IRecord
{
    private static readonly HotQuery<Func<AkashiDb, CancellationToken, Task<AuditEntry?>>> Last = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, CancellationToken _) => db.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefault()));

    public async Task AppendAsync(IReadOnlyList<AuditLine> lines, CancellationToken ct)
    {
        var last = await engine.ReadLastAsync(db, chain => Last.For(chain)(chain, ct), ct);
        var number = last?.Number ?? 0;
        var previous = last?.Digest ?? AuditEntry.Beginning;
        var at = Instants.Kept(clock.GetUtcNow());
        foreach (var line in lines)
        {
            var text = Encoding.UTF8.GetString(CanonicalJson.Write(Describe(line)));
            var digest = AuditEntry.DigestOf(++number, at, text, previous);
            db.Add(new AuditEntry { Number = number, At = at, Text = text, Previous = previous, Digest = digest });
            previous = digest;
        }
    }

    private static JsonObject Describe(AuditLine line)
    {
        var details = new JsonObject();
        foreach (var (key, value) in line.Details) details[key] = value;
        return new JsonObject { ["act"] = line.Act, ["by"] = line.By.ToString(), ["subject"] = line.Subject, ["details"] = details };
    }
}
