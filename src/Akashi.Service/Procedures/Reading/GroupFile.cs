using Akashi.Service.Platform.Yaml;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures.Reading;

/// <summary>Reads what a field of the kind "group" says besides: its questions, and how often they are answered.</summary>
internal static class GroupFile
{
    private const string Fields = "fields";
    private const string Least = "least";
    private const string Most = "most";

    /// <returns>The group; null for a field of another kind.</returns>
    public static Group? Read(YamlMap map, Field field, IReadOnlyList<Field> before, KnownFieldKinds kinds)
    {
        var (least, most) = (map.Number(Least, 1, Group.MostOfAll, 1), map.Number(Most, 1, Group.MostOfAll, Group.MostOfAll));
        if (field.Kind.Needs != FieldNeed.Fields) return Refuse(map, field.Kind);
        var inner = FieldFile.ReadAll(map.Maps(Fields, required: true), before, kinds.Repeatable);
        if (!map.Has(Most)) map.Fault(null, $"\"{Most}\" is missing");
        if (map.Has(Least) && !field.Required) map.Fault(Least, $"\"{Least}\" is for a group that is required");
        if (least > most) map.Fault(Least, $"\"{Least}\" must not be more than \"{Most}\"");
        if (inner.Count == 0 && map.Has(Fields)) map.Fault(Fields, "a group asks at least one question");
        if (inner.Any(f => f.Binds is not null)) map.Fault(Fields, "an answer of a group binds no fact");
        if (inner.Any(f => f.Id == field.Id)) map.Fault("id", $"\"{field.Id}\" is there already");
        var group = new Group(field.Required ? least : 0, most, inner);
        if (most * group.Inputs > Group.MostInputs)
            map.Fault(Most, $"{most} times {group.Inputs} inputs are more than the {Group.MostInputs} that a form can send");
        return group;
    }

    private static Group? Refuse(YamlMap map, FieldKind kind)
    {
        _ = map.Maps(Fields, required: false).Count();
        foreach (var key in new[] { Least, Most, Fields }.Where(map.Has)) map.Fault(key, $"a field of the kind \"{kind.Code}\" has no \"{key}\"");
        return null;
    }
}
