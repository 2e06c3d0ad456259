using Akashi.Service.Platform.Yaml;

namespace Akashi.Service.Catalog.Reading;

/// <summary>Contents of a catalog folder, without the procedures.</summary>
/// <param name="Catalog">The catalog; null if there are mistakes.</param>
/// <param name="Offers">The procedures that each qualification names, and where it names them.</param>
/// <param name="Faults">Every mistake; empty if there are none.</param>
public sealed record CatalogReading(CatalogFace? Catalog, IReadOnlyList<Offer> Offers, IReadOnlyList<FileFault> Faults);

/// <summary>The procedures that a qualification names.</summary>
/// <param name="QualificationId">Id of the qualification.</param>
/// <param name="Procedures">Their names: paths of files below procedures/, without the extension.</param>
/// <param name="File">The file that names them.</param>
/// <param name="Line">The line of the list.</param>
public sealed record Offer(string QualificationId, IReadOnlyList<string> Procedures, string File, int Line);
