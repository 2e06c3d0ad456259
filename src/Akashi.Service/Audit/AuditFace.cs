using System.Text.Json.Nodes;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Audit;

/// <summary>
/// What other capabilities may ask about the audit trail. Lines are written only in response to events (<c>IRecorded</c>), never by a call.
/// </summary>
public sealed class AuditFace
{
    // Number of lines that are read and compared at a time.
    private const int Together = 500;
    private readonly AkashiDb db;
    private readonly IReadOnlyList<IBoundState> states;

    /// <summary>The trail in a database.</summary>
    /// <param name="db">The database; read access is enough.</param>
    /// <param name="states">The state that the trail is bound to.</param>
    public AuditFace(AkashiDb db, IEnumerable<IBoundState> states) => (this.db, this.states) = (db, [.. states]);

    /// <summary>
    /// Adds the trail, in which every act leaves its lines. The command line also adds it, for acts done outside the running Service.
    /// </summary>
    public static void Add(IServiceCollection services) => services.AddScoped<IRecord, AuditTrail>();

    /// <summary>
    /// Reads the chain from the first entry, recomputes every digest, and compares the state that
    /// entries are bound to with the database. A fault in the chain is reported before any other.
    /// </summary>
    /// <param name="kept">A head that somebody kept; null for none.</param>
    /// <param name="ct">Cancels the check.</param>
    public async Task<AuditVerdict> VerifyAsync(AuditHead? kept, CancellationToken ct)
    {
        var last = new AuditHead(0, AuditEntry.Beginning);
        var fault = kept is { Number: 0 } && kept != last ? new AuditFault(AuditFaultKind.OtherHead, 0) : null;
        AuditFault? ofState = null;
        // Count first: the Service may be running, and the lines for whatever it adds from now on may also be read below.
        var there = await CountAsync(ct);
        for (var some = await AfterAsync(0, ct); some.Count > 0; some = await AfterAsync(last.Number, ct))
        {
            foreach (var entry in some)
            {
                if (!Fits(entry, last)) return new AuditVerdict(last.Number, last.Digest, new AuditFault(AuditFaultKind.Broken, entry.Number));
                last = new AuditHead(entry.Number, entry.Digest);
                if (kept?.Number == last.Number && kept != last) fault ??= new AuditFault(AuditFaultKind.OtherHead, last.Number);
            }
            var (count, found) = await CompareAsync(some, ct);
            there -= count;
            ofState ??= found;
        }
        if (kept?.Number > last.Number) fault = new AuditFault(AuditFaultKind.CutOff, kept.Number);
        var unrecorded = there > 0 ? new AuditFault(AuditFaultKind.Unrecorded, there) : null;
        return new AuditVerdict(last.Number, last.Digest, fault ?? ofState ?? unrecorded);
    }

    private Task<List<AuditEntry>> AfterAsync(long number, CancellationToken ct) =>
        db.Set<AuditEntry>().AsNoTracking().Where(e => e.Number > number).OrderBy(e => e.Number).Take(Together).ToListAsync(ct);

    private static bool Fits(AuditEntry entry, AuditHead last) =>
        entry.Number == last.Number + 1
        && entry.Previous == last.Digest
        && entry.Digest == AuditEntry.DigestOf(entry.Number, entry.At, entry.Text, entry.Previous);

    private async Task<(long Bound, AuditFault? Fault)> CompareAsync(List<AuditEntry> entries, CancellationToken ct)
    {
        var lines = entries.ConvertAll(e => Read(e.Text));
        var (bound, first) = (0L, (AuditFault?)null);
        foreach (var state in states)
        {
            var found = await state.CompareAsync(lines, ct);
            bound += found.Count(f => f.IsOurs);
            var at = found.Index().FirstOrDefault(f => f.Item.Fault is not null, (-1, default)).Index;
            if (at < 0 || first?.At <= entries[at].Number) continue;
            var kind = found[at].Fault == BoundFault.Gone ? AuditFaultKind.Gone : AuditFaultKind.Changed;
            var subject = lines[at].Details.TryGetValue("version", out var version) ? $"{lines[at].Subject}, version {version}" : lines[at].Subject;
            first = new AuditFault(kind, entries[at].Number, subject);
        }
        return (bound, first);
    }

    private async Task<long> CountAsync(CancellationToken ct)
    {
        var there = 0L;
        foreach (var state in states) there += await state.CountAsync(ct);
        return there;
    }

    // The digest matched, so the text was written by this program.
    private static AuditLine Read(string text)
    {
        var line = JsonNode.Parse(text)!;
        var details = line["details"]!.AsObject().ToDictionary(d => d.Key, d => d.Value!.GetValue<string>());
        return new AuditLine(line["act"]!.GetValue<string>(), Actor.FromText(line["by"]!.GetValue<string>()), line["subject"]!.GetValue<string>(), details);
    }
}
