using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Audit;

/// <summary>What a check of the whole chain found.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="Head">Digest of the last one; 64 zeros for an empty trail. Two copies with the same head are the same trail.</param>
/// <param name="FaultAt">Number of the first entry that does not fit; null where all fit.</param>
public sealed record AuditVerdict(long Entries, string Head, long? FaultAt);

/// <summary>What others may ask of the audit trail. Writing follows from events (<c>IRecorded</c>), never from a call.</summary>
/// <param name="db">The database.</param>
public sealed class AuditFace(AkashiDb db)
{
    /// <summary>Adds the trail, in which every act leaves its lines; the command line adds it for acts beside the Service.</summary>
    public static void Add(IServiceCollection services) => services.AddScoped<IRecord, AuditTrail>();

    /// <summary>Reads the chain from the first entry and recomputes every digest.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken ct)
    {
        var previous = AuditEntry.Beginning;
        var number = 0L;
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            var fits = entry.Number == number + 1
                && entry.Previous == previous
                && entry.Digest == AuditEntry.DigestOf(entry.Number, entry.At, entry.Text, entry.Previous);
            if (!fits) return new AuditVerdict(number, previous, entry.Number);
            (number, previous) = (entry.Number, entry.Digest);
        }
        return new AuditVerdict(number, previous, null);
    }
}
