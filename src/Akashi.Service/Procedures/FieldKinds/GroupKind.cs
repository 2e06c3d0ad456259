using System.Globalization;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>
/// A group of questions that is answered as often as there is something to say (<see cref="Group"/>). Its own answer is the keys of the times, separated by
/// spaces; the answers of each time stand under ids of their own (<see cref="Occurrences"/>).
/// </summary>
internal sealed class GroupKind : FieldKind
{
    /// <summary>It is answered more often than it may be.</summary>
    public static readonly FieldFault TooMany = new(nameof(TooMany));

    /// <summary>The case of a group that is answered at least once.</summary>
    public const string Some = "some";

    public override string Code => "group";

    public override IReadOnlyList<string> TypedParts => [];

    public override FieldNeed Needs => FieldNeed.Fields;

    public override bool CanRepeat => false;

    public override FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context)
    {
        if (field.Group is not { } group) return new FieldAnswer("");
        return Group.KeysIn(raw[""]).Count > group.Most
            ? FieldAnswer.Refused(TooMany with { Limit = group.Most.ToString(CultureInfo.InvariantCulture) })
            : new FieldAnswer(Group.AnswerOf(group.Keys(raw[""])));
    }

    public override IReadOnlyList<string> Cases(Field field) => [Some];

    public override IEnumerable<string> CasesOf(Field field, string value) => value.Length > 0 ? [Some] : [];

    public override string Show(Field field, string value) => field.Group?.Keys(value).Count is > 0 and var times ? Occurrences.CountOf(times).Ja : value;

    public override string Speak(Field field, string value) => field.Group?.Keys(value).Count is > 0 and var times ? Occurrences.CountOf(times).Spoken : value;
}
