using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures.Versions;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Procedures;

/// <summary>What others may ask of procedures.</summary>
public sealed class ProceduresFace
{
    private readonly AkashiDb db;
    private readonly ProcedureShelf shelf;
    private readonly ProcedureJson json;

    internal ProceduresFace(AkashiDb db, ProcedureShelf shelf, ProcedureJson json) => (this.db, this.shelf, this.json) = (db, shelf, json);

    /// <summary>What can be applied for at a qualification today, in the catalog's order.</summary>
    public IReadOnlyList<Procedure> OfferedBy(string qualificationId) => shelf.OfferedBy(qualificationId);

    /// <summary>The 初期設定 of a qualification; each has one (the reader sees to it).</summary>
    public Procedure InitialOf(string qualificationId) => OfferedBy(qualificationId).Single(p => !p.IsAboutEntry);

    /// <summary>The procedures about an entry of a qualification's register; there is at least one (the reader sees to it).</summary>
    public IReadOnlyList<Procedure> ChangesOf(string qualificationId) => [.. OfferedBy(qualificationId).Where(p => p.IsAboutEntry)];

    /// <summary>A version that was offered once, however long ago.</summary>
    /// <exception cref="InvalidOperationException">It was never offered.</exception>
    public async ValueTask<Procedure> GetAsync(ProcedureKey key, CancellationToken ct)
    {
        if (shelf.Find(key) is { } known) return known;
        var kept = await db.Set<ProcedureVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.Name == key.Name && v.Version == key.Version, ct)
            ?? throw new InvalidOperationException($"The procedure {key.Name} has no version {key.Version}, which an application names.");
        var procedure = json.Read(kept.Definition);
        shelf.Put(procedure);
        return procedure;
    }
}
