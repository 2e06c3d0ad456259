using System.Globalization;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers;

/// <summary>Compares the versions in the registers, and what each entry copies from its newest version, with the audit trail.</summary>
/// <param name="db">The database; it is only read.</param>
internal sealed class BoundVersions(AkashiDb db) : IBoundState
{
    public async Task<IReadOnlyList<(bool IsOurs, BoundFault? Fault)>> CompareAsync(IReadOnlyList<AuditLine> lines, CancellationToken ct)
    {
        var bound = lines.Select(Bound.In).ToList();
        var ids = bound.OfType<Bound>().Select(b => b.Id).Distinct().ToList();
        var rows = await (from v in db.Set<RegistrationVersion>().AsNoTracking()
                          where ids.Contains(v.RegistrationId)
                          join r in db.Set<Registration>().AsNoTracking() on v.RegistrationId equals r.Id
                          select new { Entry = r, Version = v }).ToListAsync(ct);
        var there = rows.ToDictionary(r => (r.Entry.Id, r.Version.Number), r => (r.Entry, r.Version));
        return [.. bound.Select(b => b is null ? (false, (BoundFault?)null) : (true, FaultOf(b, there)))];
    }

    public Task<long> CountAsync(CancellationToken ct) => db.Set<RegistrationVersion>().LongCountAsync(ct);

    private static BoundFault? FaultOf(Bound bound, Dictionary<(Guid Id, int Number), (Registration Entry, RegistrationVersion Version)> there)
    {
        if (!there.TryGetValue((bound.Id, bound.Version), out var found)) return BoundFault.Gone;
        var (entry, version) = found;
        if (VersionDigest.Of(entry, version) != bound.Digest) return BoundFault.Changed;
        // Queries use the entry, so it must agree with its newest version.
        if (entry.Version < bound.Version) return BoundFault.Changed;
        var isNewest = entry.Version == bound.Version;
        return isNewest && (entry.Status != version.Status || entry.AccountId?.ToString() != bound.Account) ? BoundFault.Changed : null;
    }

    private sealed record Bound(Guid Id, int Version, string Digest, string? Account)
    {
        public static Bound? In(AuditLine line)
        {
            if (!line.Subject.StartsWith(RegistrationChanged.Subject, StringComparison.Ordinal)) return null;
            if (!line.Details.TryGetValue(RegistrationChanged.DigestKey, out var digest)) return null;
            var number = line.Details.GetValueOrDefault(RegistrationChanged.VersionKey);
            return Guid.TryParse(line.Subject[RegistrationChanged.Subject.Length..], out var id)
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? new Bound(id, version, digest, line.Details.GetValueOrDefault(RegistrationChanged.AccountKey))
                : null;
        }
    }
}
