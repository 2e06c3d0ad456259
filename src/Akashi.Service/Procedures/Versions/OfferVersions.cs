using Akashi.Hosting;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Procedures.Versions;

/// <summary>Keeps what the catalog offers, once a version; a version that says something else than it did is a mistake.</summary>
internal sealed class OfferVersions(AkashiDb db, Commit commit, ProcedureShelf shelf, ProcedureJson json, TimeProvider clock)
{
    /// <summary>Runs before the first request. Another node that does the same at the same time loses nothing.</summary>
    /// <exception cref="ChangedVersionException">A procedure changed, and its version did not.</exception>
    public Task RunAsync(CancellationToken ct) => commit.RunAsync(async () =>
    {
        var kept = await db.Set<ProcedureVersion>().AsNoTracking().ToDictionaryAsync(v => new ProcedureKey(v.Name, v.Version), v => v.Definition, ct);
        var changed = shelf.Current.Where(p => kept.TryGetValue(p.Key, out var before) && json.Write(json.Read(before)) != json.Write(p)).Select(p => p.Key).ToList();
        if (changed.Count > 0) throw new ChangedVersionException(changed);
        foreach (var offered in shelf.Current.Where(p => !kept.ContainsKey(p.Key)))
            db.Add(new ProcedureVersion { Name = offered.Key.Name, Version = offered.Key.Version, Definition = json.Write(offered), OfferedAt = clock.GetUtcNow() });
    }, ct);
}

/// <summary>Procedures changed, and their versions did not.</summary>
/// <param name="versions">Which.</param>
public sealed class ChangedVersionException(IEnumerable<ProcedureKey> versions)
    : StartException("The catalog has mistakes:\n  " + string.Join("\n  ", versions.Select(Words)))
{
    private static string Words(ProcedureKey key) =>
        $"procedures/{key.Name}.yaml: version \"{key.Version}\" was offered before and said something else; what changed needs a new version";
}
