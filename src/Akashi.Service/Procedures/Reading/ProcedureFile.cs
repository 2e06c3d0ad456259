using Akashi.Service.Platform.Money;
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
    private static readonly RegisterFact[] Bindable =
        [RegisterFact.Number, RegisterFact.RegisteredOn, RegisterFact.Kana, RegisterFact.FormerName, RegisterFact.Domicile];

    public static Procedure Read(YamlMap map, string name, KnownFieldKinds kinds)
    {
        if (name.Length > LongestName) map.Fault(null, $"has a name of more than {LongestName} characters");
        var procedure = new Procedure(
            new ProcedureKey(name, map.Text("version", 20)), map.Text("id", LongestId), map.Both("title"), map.Both("who"),
            [.. map.Boths("needed")], map.Number("days", 1, 400), new Yen(map.Number("fee", 0, 10_000_000)), ReadEffects(map),
            [.. ReadFields(map, kinds)], [.. ReadDocuments(map)])
        {
            MayOmit = ReadOmittable(map),
            NeedsTwo = map.Word<Deciders>("decision", Deciders.One) == Deciders.Two ? true : null,
        };
        map.End();
        CheckBindings(map, procedure);
        return procedure;
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

    private static List<Field> ReadFields(YamlMap map, KnownFieldKinds kinds)
    {
        var fields = new List<Field>();
        foreach (var field in map.Maps("fields", required: true))
        {
            var id = ReadId(field, fields.Select(f => f.Id));
            var kind = ReadKind(field, kinds);
            var found = new Field(
                id, kind, LabelOf(field), HintOf(field), field.Flag("required"), field.Number("max", 1, 2000, 60),
                field.Word<AskWhen>("when", AskWhen.Always), field.OptionalWord("binds", Bindable));
            field.End();
            if (found.Binds is { } fact && !kind.MayBind.Contains(fact)) field.Fault("binds", $"a field of the kind \"{kind.Code}\" cannot bind this fact");
            if (found.Room is { } room && found.MaxLength > room.Characters)
                field.Fault("max", $"\"max\" must not be more than {room.Characters} here: the answer goes into credentials");
            fields.Add(found);
        }
        return fields;
    }

    private static FieldKind ReadKind(YamlMap field, KnownFieldKinds kinds)
    {
        var code = field.Text("kind");
        if (kinds.TryFind(code, out var kind)) return kind;
        if (code.Length > 0) field.Fault("kind", $"\"kind\" must be one of {string.Join(", ", kinds.Codes)}");
        return new TextKind();
    }

    private static List<RequiredDocument> ReadDocuments(YamlMap map)
    {
        var documents = new List<RequiredDocument>();
        foreach (var document in map.Maps("documents", required: false))
        {
            documents.Add(new RequiredDocument(
                ReadId(document, documents.Select(d => d.Id)), LabelOf(document), HintOf(document),
                document.Flag("required"), document.Word<AskWhen>("when", AskWhen.Always)));
            document.End();
        }
        return documents;
    }

    private static Wording LabelOf(YamlMap map) => map.Both("label", LongestLabel);

    private static Wording? HintOf(YamlMap map) => map.OptionalBoth("hint");

    private static string ReadId(YamlMap map, IEnumerable<string> before)
    {
        var id = map.Text("id", LongestId);
        if (before.Contains(id)) map.Fault("id", $"\"{id}\" is there already");
        return id;
    }

    private static void CheckBindings(YamlMap map, Procedure procedure)
    {
        foreach (var fact in Bindable)
        {
            var asked = new[] { Standing.Registered, Standing.NotRegistered }.Max(s => procedure.FieldsFor(s).Count(f => f.Binds == fact));
            if (asked > 1) map.Fault("fields", $"two fields that are asked together bind \"{YamlMap.Kebab(fact)}\"");
        }
        if (procedure is { IsAboutEntry: true, MayOmit: not null })
            map.Fault("may-omit", "what may be left out of a credential is said by the procedure that enters or links");
        if (procedure.IsAboutEntry && procedure.Fields.Any(f => f.Binds is RegisterFact.Number or RegisterFact.RegisteredOn))
            map.Fault("fields", "number and date of a registration are never amended");
        if (procedure.EffectFor(Standing.Registered) == RegisterEffect.Link
            && procedure.FieldOf(RegisterFact.Number, Standing.Registered) is not { Required: true })
            map.Fault("fields", "to link an entry, its number must be asked: a required field that binds \"number\"");
    }
}
