using Akashi.Service.Catalog.Reading;
using Akashi.Service.Platform.Yaml;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures.Reading;

/// <summary>Reads the procedures in a catalog folder, and reports every mistake with file and line (docs/specifications/catalog.md).</summary>
public sealed class ProcedureReader
{
    private const string Folder = "procedures";
    private readonly List<FileFault> faults = [];
    private readonly Dictionary<string, Procedure> read = [];

    private ProcedureReader()
    {
    }

    /// <summary>Reads all procedures, and finds those that each qualification offers.</summary>
    /// <param name="folder">The catalog folder.</param>
    /// <param name="catalog">The qualifications in that folder.</param>
    /// <param name="kinds">The kinds of fields.</param>
    public static ProcedureReading Read(string folder, CatalogReading catalog, KnownFieldKinds kinds)
    {
        var reader = new ProcedureReader();
        var terms = TermsFile.Read(folder, reader.faults);
        foreach (var path in YamlMap.FilesIn(folder, Folder))
        {
            if (YamlMap.Load(folder, path, reader.faults) is not { } map) continue;
            var name = YamlMap.NameOf(folder, Folder, path);
            reader.read[name] = ProcedureFile.Read(map, name, kinds, terms);
        }
        var offered = catalog.Offers.GroupBy(o => o.QualificationId).ToDictionary(o => o.Key, o => (IReadOnlyList<Procedure>)reader.Offered(o.Last()));
        return new ProcedureReading(reader.read, offered, terms, reader.faults);
    }

    private List<Procedure> Offered(Offer offer)
    {
        var found = new List<Procedure>();
        foreach (var name in offer.Procedures)
        {
            if (!read.TryGetValue(name, out var procedure)) Fault(offer, $"\"{name}\" is not in procedures/");
            else if (found.Any(p => p.Id == procedure.Id)) Fault(offer, $"\"{procedure.Id}\" is the id of two");
            else found.Add(procedure);
        }
        if (found.Count(p => !p.IsAboutEntry) != 1) Fault(offer, "must name exactly one procedure that enters or links");
        if (!found.Any(p => p.Amends)) Fault(offer, "must name at least one procedure that amends");
        return found;
    }

    private void Fault(Offer offer, string message) => faults.Add(new FileFault(offer.File, offer.Line, message));
}
