using Akashi.Hosting;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Procedures.Versions;

/// <summary>Stores each version that the catalog offers, once. It is a mistake if the contents of a stored version differ.</summary>
internal sealed class OfferVersions(AkashiDb db, Commit commit, ProcedureShelf shelf, ProcedureJson json, TimeProvider clock)
{
    /// <summary>Runs before the first request; several nodes may run it at the same time.</summary>
    /// <exception cref="ChangedVersionException">A procedure changed without a new version.</exception>
    public Task RunAsync(CancellationToken ct) => commit.RunAsync(async () =>
    {
        var kept = await db.Set<ProcedureVersion>().AsNoTracking()
            .ToDictionaryAsync(v => new ProcedureKey(v.Name, v.Version), v => v.Definition, ct);
        var changed = shelf.Current
            .Where(p => kept.TryGetValue(p.Key, out var before) && json.Write(json.Read(before)) != json.Write(p))
            .Select(p => p.Key)
            .ToList();
        if (changed.Count > 0) throw new ChangedVersionException(changed);
        foreach (var offered in shelf.Current.Where(p => !kept.ContainsKey(p.Key)))
        {
            db.Add(new ProcedureVersion
            {
                Name = offered.Key.Name,
                Version = offered.Key.Version,
                Definition = json.Write(offered),
                OfferedAt = clock.GetUtcNow(),
            });
        }
    }, ct);
}

/// <summary>Procedures changed without a new version.</summary>
/// <param name="versions">The versions whose contents differ.</param>
public sealed class ChangedVersionException(IEnumerable<ProcedureKey> versions)
    : StartException("The catalog has mistakes:\n  " + string.Join("\n  ", versions.Select(Words)))
{
    private static string Words(ProcedureKey key) =>
        $"procedures/{key.Name}.yaml: version \"{key.Version}\" was offered before and said something else; what changed needs a new version";
}
