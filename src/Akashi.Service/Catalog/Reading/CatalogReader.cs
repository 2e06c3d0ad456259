using System.Text.RegularExpressions;
using Akashi.Service.Catalog.Input;
using Akashi.Service.Platform.Money;

namespace Akashi.Service.Catalog.Reading;

/// <summary>Reads the catalog's folder into types, and reports every mistake with file and line (docs/specifications/catalog.md).</summary>
public sealed class CatalogReader
{
    private readonly string folder;
    private readonly List<CatalogFault> faults = [];
    private readonly List<string> ministries = [];
    private readonly Dictionary<string, QualificationBody> bodies = [];
    private readonly Dictionary<string, Procedure> procedures = [];

    private CatalogReader(string folder) => this.folder = folder;

    /// <summary>Reads a catalog.</summary>
    /// <param name="folder">Folder that holds bodies.yaml, ministries.yaml, procedures/ and qualifications/.</param>
    /// <param name="catalog">The catalog; null where there are mistakes.</param>
    /// <returns>Every mistake; empty where there is none.</returns>
    public static IReadOnlyList<CatalogFault> Read(string folder, out CatalogFace? catalog)
    {
        var reader = new CatalogReader(folder);
        var qualifications = reader.ReadAll();
        catalog = reader.faults.Count == 0 ? new CatalogFace(qualifications, reader.ministries) : null;
        return reader.faults;
    }

    private List<Qualification> ReadAll()
    {
        ReadBodies();
        ReadMinistries();
        foreach (var file in Files("procedures")) ReadProcedure(file);
        var found = new List<Qualification>();
        foreach (var file in Files("qualifications"))
        {
            if (YamlMap.Load(folder, file, faults) is not { } map) continue;
            var qualification = ReadQualification(map, Path.GetFileNameWithoutExtension(file));
            if (found.Any(q => q.Id == qualification.Id)) map.Fault("id", $"\"{qualification.Id}\" is there already");
            else found.Add(qualification);
        }
        if (found.Count == 0) faults.Add(new CatalogFault("qualifications", 0, "holds no qualification"));
        return [.. found.OrderBy(q => q.Kana, StringComparer.Ordinal)];
    }

    private void ReadMinistries()
    {
        if (Load("ministries.yaml") is not { } map) return;
        foreach (var name in map.Texts("ministries"))
        {
            if (ministries.Contains(name)) map.Fault("ministries", $"\"{name}\" is there already");
            else ministries.Add(name);
        }
        map.End();
    }

    private void ReadBodies()
    {
        if (Load("bodies.yaml") is not { } map) return;
        foreach (var body in map.Maps("bodies", required: true))
        {
            var id = body.Text("id", 80);
            if (!bodies.TryAdd(id, new QualificationBody(id, body.Text("name", 200), body.Text("english")))) body.Fault("id", $"\"{id}\" is there already");
            body.End();
        }
        map.End();
    }

    private YamlMap? Load(string name)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path)) return YamlMap.Load(folder, path, faults);
        faults.Add(new CatalogFault(name, 0, "is missing"));
        return null;
    }

    private void ReadProcedure(string file)
    {
        if (YamlMap.Load(folder, file, faults) is not { } map) return;
        var form = new Form(map.Text("version", 20), ReadFields(map), ReadDocuments(map));
        var procedure = new Procedure(
            map.Text("id", 80), map.Word<ProcedureKind>("kind"), map.Text("title"), map.Text("who"), map.Texts("needed"),
            map.Number("days", 1, 400), new Yen(map.Number("fee", 0, 10_000_000)), form);
        map.End();
        var name = Path.GetRelativePath(Path.Combine(folder, "procedures"), file).Replace('\\', '/');
        procedures[name[..^".yaml".Length]] = procedure;
    }

    private static List<Field> ReadFields(YamlMap map)
    {
        var fields = new List<Field>();
        foreach (var field in map.Maps("fields", required: true))
        {
            var id = field.Text("id", 80);
            if (fields.Any(f => f.Id == id)) field.Fault("id", $"\"{id}\" is there already");
            fields.Add(new Field(
                id, field.Word<FieldKind>("kind"), field.Text("label", 120), field.OptionalText("hint"), field.Flag("required"),
                field.Number("max", 1, 2000, 60), field.Word<AskWhen>("when", AskWhen.Always)));
            if (fields[^1] is { Room.Characters: var most } last && last.MaxLength > most) field.Fault("max", $"\"max\" must not be more than {most} here: the answer goes into credentials");
            field.End();
        }
        return fields;
    }

    private static List<RequiredDocument> ReadDocuments(YamlMap map)
    {
        var documents = new List<RequiredDocument>();
        foreach (var document in map.Maps("documents", required: false))
        {
            var id = document.Text("id", 80);
            if (documents.Any(d => d.Id == id)) document.Fault("id", $"\"{id}\" is there already");
            documents.Add(new RequiredDocument(
                id, document.Text("label", 120), document.OptionalText("hint"), document.Flag("required"), document.Word<AskWhen>("when", AskWhen.Always)));
            document.End();
        }
        return documents;
    }

    private Qualification ReadQualification(YamlMap map, string fileName)
    {
        var id = map.Text("id", 80);
        if (id != fileName) map.Fault("id", $"\"{id}\" must be the file's name, \"{fileName}\"");
        var bodyId = map.Text("body", 80);
        if (!bodies.TryGetValue(bodyId, out var body)) map.Fault("body", $"\"{bodyId}\" is not in bodies.yaml");
        var ministry = map.Text("ministry");
        if (!ministries.Contains(ministry)) map.Fault("ministry", $"\"{ministry}\" is not in ministries.yaml");
        var qualification = new Qualification(
            id, map.Text("name", 100), map.Text("kana"), map.Text("english"), ministry, body ?? new QualificationBody(bodyId, "", ""),
            map.Text("law"), map.Text("register"), map.Text("certificate"), ReadNumber(map), ReadProcedures(map));
        if (map.OptionalText("holder") is { } holder) qualification = qualification with { HolderName = holder };
        _ = map.Text("kind");
        _ = map.Text("source", 4000);
        map.End();
        return qualification;
    }

    private List<Procedure> ReadProcedures(YamlMap map)
    {
        var found = new List<Procedure>();
        foreach (var name in map.Texts("procedures"))
        {
            if (!procedures.TryGetValue(name, out var procedure)) map.Fault("procedures", $"\"{name}\" is not in procedures/");
            else if (found.Any(p => p.Id == procedure.Id)) map.Fault("procedures", $"\"{procedure.Id}\" is the id of two");
            else found.Add(procedure);
        }
        if (found.Count(p => p.Kind == ProcedureKind.InitialRegistration) != 1) map.Fault("procedures", "must name exactly one initial registration");
        if (found.All(p => p.Kind != ProcedureKind.Change)) map.Fault("procedures", "must name at least one change");
        return found;
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

    private IEnumerable<string> Files(string name)
    {
        var path = Path.Combine(folder, name);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
    }
}
