using Akashi.Service.Platform.Yaml;

namespace Akashi.Service.Procedures.Reading;

/// <summary>Reads the terms of use in a catalog folder.</summary>
internal static class TermsFile
{
    private const string Folder = "terms";

    /// <returns>Id to terms. Where the portal's own are missing, that is a fault.</returns>
    public static IReadOnlyDictionary<string, Terms> Read(string catalog, List<FileFault> faults)
    {
        var found = new Dictionary<string, Terms>();
        foreach (var path in YamlMap.FilesIn(catalog, Folder))
        {
            var id = YamlMap.NameOf(catalog, Folder, path);
            if (YamlMap.Load(catalog, path, faults) is not { } map) continue;
            found[id] = new Terms(id, map.Text("version", 20), map.Both("title", 120), [.. map.Boths("clauses")]);
            if (found[id].Clauses.Count == 0 && map.Has("clauses")) map.Fault("clauses", "terms have at least one clause");
            map.End();
        }
        if (!found.ContainsKey(Terms.OfPortal)) faults.Add(new FileFault(Folder, 0, $"holds no \"{Terms.OfPortal}\": the terms where a procedure names none"));
        return found;
    }
}
