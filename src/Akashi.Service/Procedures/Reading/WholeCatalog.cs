using Akashi.Service.Catalog.Reading;
using Akashi.Service.Platform.Yaml;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures.Reading;

/// <summary>A catalog's folder with all that is in it.</summary>
/// <param name="Catalog">Qualifications and bodies.</param>
/// <param name="Procedures">Procedures.</param>
public sealed record WholeCatalog(CatalogReading Catalog, ProcedureReading Procedures)
{
    /// <summary>Every mistake, by file; empty where there is none.</summary>
    public IReadOnlyList<FileFault> Faults => [.. Catalog.Faults.Concat(Procedures.Faults).OrderBy(f => f.File, StringComparer.Ordinal)];

    /// <summary>Reads a folder, with the kinds of fields that the product has.</summary>
    public static WholeCatalog Read(string folder)
    {
        var catalog = CatalogReader.Read(folder);
        return new WholeCatalog(catalog, ProcedureReader.Read(folder, catalog, new KnownFieldKinds(KnownFieldKinds.Own)));
    }
}
