using Akashi.Service.Platform.Yaml;
using Akashi.Service.Procedures.Conditions;

namespace Akashi.Service.Procedures.Reading;

/// <summary>Reads <c>when</c>: a word for a standing, a mapping whose parts all hold, or a list of such mappings that all hold.</summary>
internal static class ConditionFile
{
    private const string Key = "when";
    private const int Oldest = 200;

    /// <param name="map">What the condition stands in.</param>
    /// <param name="before">The questions whose answers it can look at.</param>
    public static Condition Read(YamlMap map, IReadOnlyList<Field> before)
    {
        if (!map.HoldsMaps(Key)) return OfWord(map.Word<AskWhen>(Key, AskWhen.Always));
        var demands = new List<Demand>();
        foreach (var part in map.MapOrMaps(Key))
        {
            var read = ReadPart(part, before);
            part.End();
            if (part.IsEmpty) part.Fault(null, "a condition must say at least one thing");
            demands.AddRange(read);
        }
        return Condition.Of(demands);
    }

    private static Condition OfWord(AskWhen word) => word switch
    {
        AskWhen.Registered => Condition.Registered,
        AskWhen.NotRegistered => Condition.NotRegistered,
        _ => Condition.Always,
    };

    private static List<Demand> ReadPart(YamlMap part, IReadOnlyList<Field> before)
    {
        var demands = new List<Demand>();
        if (part.OptionalWord("standing", Enum.GetValues<Standing>()) is { } standing) demands.Add(new Demand.OfStanding(standing));
        if (part.OptionalWord("sex", Enum.GetValues<ApplicantSex>()) is { } sex) demands.Add(new Demand.OfSex(sex));
        var (from, under) = (part.Number("age-from", 0, Oldest, 0), part.Number("age-under", 1, Oldest, Oldest));
        if (part.Has("age-from") || part.Has("age-under")) demands.Add(new Demand.OfAge(from, under));
        if (from >= under) part.Fault("age-from", "\"age-from\" must be less than \"age-under\"");
        demands.AddRange(ReadAnswer(part, before));
        return demands;
    }

    private static IEnumerable<Demand> ReadAnswer(YamlMap part, IReadOnlyList<Field> before)
    {
        var (id, cases, days) = (part.OptionalText("field"), part.Texts("is", required: false), part.Number("older-than-days", 0, 36_500, 0));
        var (hasCases, hasDays) = (part.Has("is"), part.Has("older-than-days"));
        if (id is null)
        {
            if (hasCases || hasDays) part.Fault(null, "\"is\" and \"older-than-days\" belong to a \"field\"");
            yield break;
        }
        if (before.FirstOrDefault(f => f.Id == id) is not { } field)
        {
            part.Fault("field", $"\"{id}\" is no field before this one");
            yield break;
        }
        if (hasCases == hasDays) part.Fault("field", "says one of \"is\" and \"older-than-days\"");
        if (hasCases && CheckCases(part, field, cases)) yield return new Demand.OfAnswer(id, cases);
        if (!hasDays) yield break;
        if (!field.Kind.IsDay) part.Fault("older-than-days", $"\"{id}\" asks for no day");
        else yield return new Demand.OlderThan(id, days);
    }

    private static bool CheckCases(YamlMap part, Field field, IReadOnlyList<string> cases)
    {
        var known = field.Kind.Cases(field);
        var unknown = cases.FirstOrDefault(c => !known.Contains(c));
        if (known.Count == 0) part.Fault("is", $"an answer of the kind \"{field.Kind.Code}\" has no cases");
        else if (unknown is not null) part.Fault("is", $"\"{unknown}\" is no answer to \"{field.Id}\"; its answers are {string.Join(", ", known)}");
        return known.Count > 0 && unknown is null && cases.Count > 0;
    }
}
