using System.Text.RegularExpressions;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Platform.Yaml;

namespace Akashi.Service.Catalog.Reading;

/// <summary>Reads bodies, ministries and qualifications, and reports every mistake with file and line (docs/specifications/catalog.md).</summary>
public sealed class CatalogReader
{
    private const int LongestSource = 4000;
    private readonly string folder;
    private readonly List<FileFault> faults = [];
    private readonly List<Ministry> ministries = [];
    private readonly Dictionary<string, QualificationBody> bodies = [];
    private readonly List<Offer> offers = [];

    private CatalogReader(string folder) => this.folder = folder;

    /// <summary>Reads a catalog.</summary>
    /// <param name="folder">The folder with bodies.yaml, ministries.yaml and qualifications/.</param>
    public static CatalogReading Read(string folder)
    {
        var reader = new CatalogReader(folder);
        var qualifications = reader.ReadAll();
        return new CatalogReading(reader.faults.Count == 0 ? new CatalogFace(qualifications, reader.ministries) : null, reader.offers, reader.faults);
    }

    private List<Qualification> ReadAll()
    {
        ReadBodies();
        ReadMinistries();
        var found = new List<Qualification>();
        foreach (var file in YamlMap.FilesIn(folder, "qualifications"))
        {
            if (YamlMap.Load(folder, file, faults) is not { } map) continue;
            var qualification = ReadQualification(map, Path.GetFileNameWithoutExtension(file));
            if (found.Any(q => q.Id == qualification.Id)) map.Fault("id", $"\"{qualification.Id}\" is there already");
            else found.Add(qualification);
        }
        if (found.Count == 0) faults.Add(new FileFault("qualifications", 0, "holds no qualification"));
        return [.. found.OrderBy(q => q.Kana, StringComparer.Ordinal)];
    }

    private void ReadMinistries()
    {
        if (Load("ministries.yaml") is not { } map) return;
        foreach (var ministry in map.Maps("ministries", required: true))
        {
            var id = ministry.Text("id", 80);
            var read = new Ministry(id, ministry.Both("name", 200));
            if (ministries.Any(m => m.Id == id)) ministry.Fault("id", $"\"{id}\" is there already");
            else ministries.Add(read);
            ministry.End();
        }
        map.End();
    }

    private void ReadBodies()
    {
        if (Load("bodies.yaml") is not { } map) return;
        foreach (var body in map.Maps("bodies", required: true))
        {
            var id = body.Text("id", 80);
            var read = new QualificationBody(id, body.Both("name", 200))
            {
                Officer = body.OptionalBoth("officer", 200),
                LongestDays = body.Number("credential-days", 1, QualificationBody.OneYear, QualificationBody.OneYear),
            };
            if (!bodies.TryAdd(id, read)) body.Fault("id", $"\"{id}\" is there already");
            // A title stands on each credential of the body, so the catalog says how sure it is.
            _ = read.Officer is null ? body.OptionalText("source", LongestSource) : body.Text("source", LongestSource);
            body.End();
        }
        map.End();
    }

    private YamlMap? Load(string name)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path)) return YamlMap.Load(folder, path, faults);
        faults.Add(new FileFault(name, 0, "is missing"));
        return null;
    }

    private Qualification ReadQualification(YamlMap map, string fileName)
    {
        var id = map.Text("id", 80);
        if (id != fileName) map.Fault("id", $"\"{id}\" must be the file's name, \"{fileName}\"");
        var bodyId = map.Text("body", 80);
        if (!bodies.TryGetValue(bodyId, out var body)) map.Fault("body", $"\"{bodyId}\" is not in bodies.yaml");
        var ministryId = map.Text("ministry", 80);
        var ministry = ministries.Find(m => m.Id == ministryId);
        if (ministry is null) map.Fault("ministry", $"\"{ministryId}\" is not in ministries.yaml");
        var qualification = new Qualification(
            id, map.Both("name", 100), map.Text("kana"), ministry ?? new Ministry(ministryId, Wording.Unsaid),
            body ?? new QualificationBody(bodyId, Wording.Unsaid), map.Both("law"), map.Both("register"),
            map.Both("certificate"), ReadNumber(map));
        offers.Add(new Offer(id, map.Texts("procedures"), map.File, map.LineOf("procedures")));
        if (map.OptionalBoth("holder") is { } holder) qualification = qualification with { HolderName = holder };
        qualification = qualification with { Certifies = map.OptionalBoth("certifies") };
        _ = map.Text("kind");
        _ = map.Text("source", LongestSource);
        map.End();
        return qualification;
    }

    private static NumberFormat ReadNumber(YamlMap map)
    {
        if (map.Map("number") is not { } number) return new NumberFormat(new Regex(""), "", false);
        var text = number.Text("pattern");
        var example = number.Text("example");
        var confirmed = number.Flag("confirmed");
        number.End();
        try
        {
            var pattern = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            if (!pattern.IsMatch(RegistrationNumber.SearchForm(example))) number.Fault("example", $"\"{example}\" does not fit the pattern");
            return new NumberFormat(pattern, example, confirmed);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            number.Fault("pattern", "is no regular expression that runs without backtracking: " + e.Message);
            return new NumberFormat(new Regex(""), example, confirmed);
        }
    }
}
