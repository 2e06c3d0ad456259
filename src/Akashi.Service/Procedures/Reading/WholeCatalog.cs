using Akashi.Service.Catalog.Reading;
using Akashi.Service.Platform.Yaml;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures.Reading;

/// <summary>The complete contents of a catalog folder.</summary>
/// <param name="Catalog">Qualifications, bodies and ministries.</param>
/// <param name="Procedures">Procedures.</param>
public sealed record WholeCatalog(CatalogReading Catalog, ProcedureReading Procedures)
{
    /// <summary>Every mistake, sorted by file; empty if there are none.</summary>
    public IReadOnlyList<FileFault> Faults => [.. Catalog.Faults.Concat(Procedures.Faults).OrderBy(f => f.File, StringComparer.Ordinal)];

    /// <summary>Reads a catalog folder, with the product's own kinds of fields.</summary>
    public static WholeCatalog Read(string folder)
    {
        var catalog = CatalogReader.Read(folder);
        return new WholeCatalog(catalog, ProcedureReader.Read(folder, catalog, new KnownFieldKinds(KnownFieldKinds.Own)));
    }
}
