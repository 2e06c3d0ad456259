using Akashi.Service.Platform.Yaml;

namespace Akashi.Service.Catalog.Reading;

/// <summary>What a folder of a catalog holds, without its procedures.</summary>
/// <param name="Catalog">The catalog; null where there are mistakes.</param>
/// <param name="Offers">Which procedures each qualification names, with the place where it does.</param>
/// <param name="Faults">Every mistake; empty where there is none.</param>
public sealed record CatalogReading(CatalogFace? Catalog, IReadOnlyList<Offer> Offers, IReadOnlyList<FileFault> Faults);

/// <summary>The procedures that a qualification names.</summary>
/// <param name="QualificationId">Qualification.</param>
/// <param name="Procedures">Names: paths of their files below procedures/, without the ending.</param>
/// <param name="File">File that names them.</param>
/// <param name="Line">Line of the list.</param>
public sealed record Offer(string QualificationId, IReadOnlyList<string> Procedures, string File, int Line);
