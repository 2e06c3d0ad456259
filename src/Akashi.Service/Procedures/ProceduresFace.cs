using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures.Versions;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Procedures;

/// <summary>What other capabilities may ask of procedures.</summary>
public sealed class ProceduresFace
{
    private readonly AkashiDb db;
    private readonly ProcedureShelf shelf;
    private readonly ProcedureJson json;

    internal ProceduresFace(AkashiDb db, ProcedureShelf shelf, ProcedureJson json) => (this.db, this.shelf, this.json) = (db, shelf, json);

    /// <summary>The procedures that a qualification currently offers, in the catalog's order.</summary>
    public IReadOnlyList<Procedure> OfferedBy(string qualificationId) => shelf.OfferedBy(qualificationId);

    /// <summary>The 初期設定 of a qualification; <see cref="Reading.ProcedureReader"/> ensures that there is exactly one.</summary>
    public Procedure InitialOf(string qualificationId) => OfferedBy(qualificationId).Single(p => !p.IsAboutEntry);

    /// <summary>The procedures about an entry of a qualification's register; the same reader ensures that at least one amends it.</summary>
    public IReadOnlyList<Procedure> ChangesOf(string qualificationId) => [.. OfferedBy(qualificationId).Where(p => p.IsAboutEntry)];

    /// <summary>The terms that applicants of a procedure agree to now; those of the portal where a version of before names terms that are gone.</summary>
    public Terms TermsOf(Procedure procedure) =>
        shelf.Terms.GetValueOrDefault(procedure.TermsId ?? Terms.OfPortal) ?? shelf.Terms[Terms.OfPortal];

    /// <summary>Gets any version that was ever offered.</summary>
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
