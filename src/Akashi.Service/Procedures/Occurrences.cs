using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures.Conditions;

namespace Akashi.Service.Procedures;

/// <summary>
/// Makes questions of the times that a group is answered. From there on each is a question like any other: asked, checked, signed, reviewed and corrected by
/// its own id, GROUP.KEY.FIELD.
/// </summary>
public sealed class Occurrences
{
    private static readonly TextSource Japanese = new TextsOf<Occurrences>().In(Languages.Japanese);
    private static readonly TextSource English = new TextsOf<Occurrences>().In(Languages.English);

    private Occurrences()
    {
    }

    /// <summary>Questions with those of their groups, each after its group and in the order of the answer.</summary>
    /// <param name="fields">Questions of a procedure.</param>
    /// <param name="answerTo">The answer to a group; null or empty if there is none.</param>
    public static IEnumerable<Field> Among(IEnumerable<Field> fields, Func<Field, string?> answerTo)
    {
        foreach (var field in fields)
        {
            yield return field;
            if (field.Group is not { } group) continue;
            foreach (var one in group.Keys(answerTo(field)).SelectMany((key, i) => Of(field, key, i + 1))) yield return one;
        }
    }

    /// <summary>The questions of one time.</summary>
    /// <param name="field">The question that is a group.</param>
    /// <param name="key">Key of the time.</param>
    /// <param name="number">Its number, from 1.</param>
    public static IReadOnlyList<Field> Of(Field field, string key, int number)
    {
        var own = field.Group!.Fields;
        var ids = own.Select(f => f.Id).ToHashSet();
        var heading = new Wording(HeadingIn(Japanese, field.Label.Ja, number), HeadingIn(English, field.Label.En, number));
        var before = new Wording(BeforeIn(Japanese, heading.Ja), BeforeIn(English, heading.En));
        return [.. own.Select(f => f with
        {
            Id = Inside(f.Id),
            Label = new Wording(before.Ja + f.Label.Ja, before.En + f.Label.En),
            When = Condition.Of([.. field.When.Demands, .. f.When.Demands.Select(d => d.About is { } id ? d.Of(Inside(id)) : d)]),
            Rules = f.Rules is { } rules ? rules with { NotBefore = InsideOrNull(rules.NotBefore), NotAfter = InsideOrNull(rules.NotAfter) } : null,
            In = new Occurrence(field.Id, key, heading, before, f.Label),
        })];

        string Inside(string id) => ids.Contains(id) ? $"{field.Id}.{key}.{id}" : id;

        string? InsideOrNull(string? id) => id is null ? null : Inside(id);
    }

    /// <summary>The group and the key of the time in the id of a question; null where it is in no group.</summary>
    /// <param name="id">GROUP.KEY.FIELD, or another id.</param>
    public static (string Group, string Key)? TimeOf(string id) => id.Split('.') is [var group, var key, _] && Group.IsKey(key) ? (group, key) : null;

    /// <summary>How many times there are.</summary>
    public static Wording CountOf(int times) => new(CountIn(Japanese, times), CountIn(English, times));

    private static string HeadingIn(TextSource texts, string label, int number) => texts["Heading", label, number];

    private static string BeforeIn(TextSource texts, string heading) => texts["Before", heading];

    private static string CountIn(TextSource texts, int times) => texts["Count", times];
}
