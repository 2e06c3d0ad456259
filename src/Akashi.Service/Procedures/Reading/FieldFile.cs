using Akashi.Service.Platform.Texts;
using Akashi.Service.Platform.Yaml;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures.Reading;

/// <summary>Reads the questions of a procedure.</summary>
internal static class FieldFile
{
    /// <summary>The facts that an answer can become.</summary>
    public static readonly IReadOnlyList<RegisterFact> Bindable =
        [RegisterFact.Number, RegisterFact.RegisteredOn, RegisterFact.Kana, RegisterFact.FormerName, RegisterFact.Domicile];

    public static IReadOnlyList<Field> Read(YamlMap map, KnownFieldKinds kinds) => ReadAll(map.Maps("fields", required: true), [], kinds);

    /// <summary>The questions of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="outside">Questions before the list, which its own can name.</param>
    /// <param name="kinds">The kinds that it may hold.</param>
    public static IReadOnlyList<Field> ReadAll(IEnumerable<YamlMap> list, IReadOnlyList<Field> outside, KnownFieldKinds kinds)
    {
        var fields = new List<Field>();
        foreach (var field in list) fields.Add(ReadOne(field, [.. outside, .. fields], kinds));
        return fields;
    }

    private static Field ReadOne(YamlMap field, IReadOnlyList<Field> before, KnownFieldKinds kinds)
    {
        var id = ProcedureFile.ReadId(field, before.Select(f => f.Id));
        if (id.StartsWith('_') || id.Any(c => c is ':' or ' ' or ',' or '.'))
            field.Fault("id", "an id has no space, colon, comma or dot, and does not begin with \"_\"");
        var kind = ReadKind(field, kinds);
        var found = new Field(
            id, kind, ProcedureFile.LabelOf(field), ProcedureFile.HintOf(field), field.Flag("required"), field.Number("max", 1, 2000, 60),
            ConditionFile.Read(field, before), field.OptionalWord("binds", Bindable))
        {
            Options = ReadOptions(field, kind),
            Statement = ReadStatement(field, kind),
            Rules = ReadRules(field, kind, before),
        };
        found = found with { Group = GroupFile.Read(field, found, before, kinds) };
        field.End();
        CheckBinding(field, found);
        return found;
    }

    private static void CheckBinding(YamlMap map, Field field)
    {
        if (field.Binds is not { } fact) return;
        if (!field.Kind.MayBind.Contains(fact)) map.Fault("binds", $"a field of the kind \"{field.Kind.Code}\" cannot bind this fact");
        if (field.Room is { } room && field.MaxLength > room.Characters)
            map.Fault("max", $"\"max\" must not be more than {room.Characters} here: the answer goes into credentials");
    }

    private static FieldKind ReadKind(YamlMap field, KnownFieldKinds kinds)
    {
        var code = field.Text("kind");
        if (kinds.TryFind(code, out var kind)) return kind;
        if (code.Length > 0) field.Fault("kind", $"\"kind\" must be one of {string.Join(", ", kinds.Codes)}");
        return new TextKind();
    }

    private static List<Option>? ReadOptions(YamlMap field, FieldKind kind)
    {
        var options = new List<Option>();
        foreach (var option in field.Maps("options", required: kind.Needs == FieldNeed.Options))
        {
            var id = ProcedureFile.ReadId(option, options.Select(o => o.Id));
            if (id.Contains(',', StringComparison.Ordinal)) option.Fault("id", "the id of an option has no comma");
            options.Add(new Option(id, ProcedureFile.LabelOf(option)));
            option.End();
        }
        if (kind.Needs == FieldNeed.Options)
        {
            if (options.Count < 2 && field.Has("options")) field.Fault("options", "\"options\" must name at least two");
            return options;
        }
        if (options.Count > 0) field.Fault("options", $"a field of the kind \"{kind.Code}\" has no options");
        return null;
    }

    private static Wording? ReadStatement(YamlMap field, FieldKind kind)
    {
        if (kind.Needs == FieldNeed.Statement) return field.Both("statement");
        if (field.OptionalBoth("statement") is not { } statement) return null;
        field.Fault("statement", $"a field of the kind \"{kind.Code}\" has no statement");
        return statement;
    }

    private static FieldRules? ReadRules(YamlMap field, FieldKind kind, IReadOnlyList<Field> before)
    {
        var rules = new FieldRules
        {
            Pattern = ReadPattern(field, kind),
            From = ReadBound(field, "from", kind),
            Until = ReadBound(field, "until", kind),
            NotBefore = ReadOther(field, "not-before", kind, before),
            NotAfter = ReadOther(field, "not-after", kind, before),
        };
        return rules == FieldRules.None ? null : rules;
    }

    private static AnswerPattern? ReadPattern(YamlMap field, FieldKind kind)
    {
        if (field.OptionalMap("pattern") is not { } map) return null;
        var pattern = new AnswerPattern(map.Text("is"), map.Both("message"));
        map.End();
        if (!kind.HasForm) field.Fault("pattern", $"a field of the kind \"{kind.Code}\" has no pattern");
        try
        {
            _ = pattern.Fits("");
            return pattern;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            map.Fault("is", "is no regular expression that runs without backtracking: " + e.Message);
            return null;
        }
    }

    private static string? ReadBound(YamlMap field, string key, FieldKind kind)
    {
        if (field.OptionalText(key) is not { } bound || kind.IsBound(bound)) return field.OptionalText(key);
        field.Fault(key, $"\"{bound}\" is no bound for a field of the kind \"{kind.Code}\"");
        return null;
    }

    private static string? ReadOther(YamlMap field, string key, FieldKind kind, IReadOnlyList<Field> before)
    {
        if (field.OptionalText(key) is not { } id) return null;
        if (kind is EraBoxes && before.Any(f => f.Id == id && f.Kind == kind)) return id;
        field.Fault(key, $"\"{id}\" must be a field before this one, and both be of the same kind of date");
        return null;
    }
}
