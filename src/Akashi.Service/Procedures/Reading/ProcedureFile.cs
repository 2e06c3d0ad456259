using Akashi.Service.Platform.Texts;
using Akashi.Service.Platform.Yaml;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures.Reading;

/// <summary>Reads a procedure from its file.</summary>
internal static class ProcedureFile
{
    private const int LongestName = 160;
    private const int LongestId = 80;
    private const int LongestLabel = 120;

    public static Procedure Read(YamlMap map, string name, KnownFieldKinds kinds, IReadOnlyDictionary<string, Terms> terms)
    {
        if (name.Length > LongestName) map.Fault(null, $"has a name of more than {LongestName} characters");
        var (version, id, title, who) = (map.Text("version", 20), map.Text("id", LongestId), map.Both("title"), map.Both("who"));
        var (needed, effects) = (map.Boths("needed").ToList(), ReadEffects(map));
        var ((days, daysBy), (two, onlyFor)) = (ByStanding.ReadDays(map, effects.Count > 1), ByStanding.ReadDecision(map, effects.Count > 1));
        var fields = FieldFile.Read(map, kinds);
        var procedure = new Procedure(
            new ProcedureKey(name, version), id, title, who, needed, days, FeeFile.Read(map, fields), effects, fields, ReadDocuments(map, fields))
        {
            MayOmit = ReadOmittable(map),
            Pages = PageFile.Read(map, fields),
            NeedsTwo = two,
            NeedsTwoOnlyFor = onlyFor,
            DaysBy = daysBy,
            TermsId = ReadTerms(map, terms),
            FeesDue = FeeFile.ReadDue(map),
        };
        map.End();
        ProcedureChecks.Run(map, procedure);
        return procedure;
    }

    /// <summary>The label of a field or document.</summary>
    public static Wording LabelOf(YamlMap map) => map.Both("label", LongestLabel);

    /// <summary>The hint of a field or document; null for none.</summary>
    public static Wording? HintOf(YamlMap map) => map.OptionalBoth("hint");

    /// <summary>An id that no earlier item of the list has.</summary>
    public static string ReadId(YamlMap map, IEnumerable<string> before)
    {
        var id = map.Text("id", LongestId);
        if (before.Contains(id)) map.Fault("id", $"\"{id}\" is there already");
        return id;
    }

    private static string? ReadTerms(YamlMap map, IReadOnlyDictionary<string, Terms> known)
    {
        var id = map.OptionalText("terms", LongestId);
        if (id is null || known.ContainsKey(id)) return id;
        map.Fault("terms", $"\"{id}\" is not in terms/");
        return null;
    }

    private static List<OmittableFact>? ReadOmittable(YamlMap map)
    {
        const string Key = "may-omit";
        var found = new List<OmittableFact>();
        foreach (var word in map.Texts(Key, required: false))
        {
            if (Enum.GetValues<OmittableFact>().Where(f => YamlMap.Kebab(f) == word).Cast<OmittableFact?>().FirstOrDefault() is not { } fact)
                map.Fault(Key, $"\"{Key}\" must be a list of {string.Join(", ", Enum.GetValues<OmittableFact>().Select(YamlMap.Kebab))}");
            else if (found.Contains(fact))
                map.Fault(Key, $"\"{Key}\" names \"{word}\" twice");
            else
                found.Add(fact);
        }
        return found.Count > 0 ? found : null;
    }

    private static List<Effect> ReadEffects(YamlMap map)
    {
        var effects = new List<Effect>();
        foreach (var effect in map.Maps("effects", required: true))
        {
            effects.Add(new Effect(effect.Word<RegisterEffect>("does"), effect.Word<AskWhen>("when", AskWhen.Always)));
            effect.End();
        }
        var alone = effects is [{ When: AskWhen.Always }];
        var byStanding = effects.Count == 2
            && effects.Contains(new Effect(RegisterEffect.Link, AskWhen.Registered))
            && effects.Contains(new Effect(RegisterEffect.Enter, AskWhen.NotRegistered));
        if (alone || byStanding) return effects;
        map.Fault("effects", "\"effects\" must be one alone, or link when registered and enter when not-registered");
        return [new Effect(RegisterEffect.Enter, AskWhen.Always)];
    }

    private static List<RequiredDocument> ReadDocuments(YamlMap map, IReadOnlyList<Field> fields)
    {
        var documents = new List<RequiredDocument>();
        foreach (var document in map.Maps("documents", required: false))
        {
            documents.Add(new RequiredDocument(
                ReadId(document, documents.Select(d => d.Id)), LabelOf(document), HintOf(document),
                document.Flag("required"), ConditionFile.Read(document, fields)));
            document.End();
        }
        return documents;
    }
}
