using System.Text.Json.Nodes;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Audit;

/// <summary>What others may ask of the audit trail. Writing follows from events (<c>IRecorded</c>), never from a call.</summary>
public sealed class AuditFace
{
    // So many lines are compared at once with what they bound.
    private const int Together = 500;
    private readonly AkashiDb db;
    private readonly IReadOnlyList<IBoundState> states;

    /// <summary>The trail of a database.</summary>
    /// <param name="db">The database; reading is enough.</param>
    /// <param name="states">What the trail binds.</param>
    public AuditFace(AkashiDb db, IEnumerable<IBoundState> states) => (this.db, this.states) = (db, [.. states]);

    /// <summary>Adds the trail, in which every act leaves its lines; the command line adds it for acts beside the Service.</summary>
    public static void Add(IServiceCollection services) => services.AddScoped<IRecord, AuditTrail>();

    /// <summary>
    /// Reads the chain from the first entry, recomputes every digest, and compares what the entries bound with what stands in the database. What is
    /// wrong with the chain comes before what is wrong with the rest.
    /// </summary>
    /// <param name="kept">Head that somebody kept; null for none.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<AuditVerdict> VerifyAsync(AuditHead? kept, CancellationToken ct)
    {
        var last = new AuditHead(0, AuditEntry.Beginning);
        var fault = kept is { Number: 0 } && kept != last ? new AuditFault(AuditFaultKind.OtherHead, 0) : null;
        AuditFault? ofState = null;
        // Counted first: the Service may be running, and what it adds from here on has lines that may be read below.
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
        entry.Number == last.Number + 1 && entry.Previous == last.Digest && entry.Digest == AuditEntry.DigestOf(entry.Number, entry.At, entry.Text, entry.Previous);

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
            first = new AuditFault(kind, entries[at].Number, lines[at].Details.TryGetValue("version", out var version) ? $"{lines[at].Subject}, version {version}" : lines[at].Subject);
        }
        return (bound, first);
    }

    private async Task<long> CountAsync(CancellationToken ct)
    {
        var there = 0L;
        foreach (var state in states) there += await state.CountAsync(ct);
        return there;
    }

    // The digest fits, so that the text is one of ours.
    private static AuditLine Read(string text)
    {
        var line = JsonNode.Parse(text)!;
        var details = line["details"]!.AsObject().ToDictionary(d => d.Key, d => d.Value!.GetValue<string>());
        return new AuditLine(line["act"]!.GetValue<string>(), Actor.FromText(line["by"]!.GetValue<string>()), line["subject"]!.GetValue<string>(), details);
    }
}
