namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>One of several answers: radio buttons, or a list if they are many. Stored as the option's id.</summary>
internal sealed class OneOfKind : FieldKind
{
    /// <summary>The most options that are shown side by side.</summary>
    private const int MostInSight = 7;

    public override string Code => "one-of";

    public override IReadOnlyList<string> TypedParts => [];

    public override string View => "/Procedures/FieldKinds/_OneOf.cshtml";

    public override FieldNeed Needs => FieldNeed.Options;

    /// <summary>Whether a list shows the options.</summary>
    public static bool IsLong(Field field) => field.Options?.Count > MostInSight;

    public override FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context)
    {
        if (raw[""].Length == 0) return new FieldAnswer("", field.Required ? FieldFault.NoChoice : null);
        return Find(field, raw[""]) is { } option ? new FieldAnswer(option.Id) : FieldAnswer.Refused(FieldFault.NoChoice);
    }

    public override IReadOnlyList<string> Cases(Field field) => [.. (field.Options ?? []).Select(o => o.Id)];

    public override IEnumerable<string> CasesOf(Field field, string value) => [value];

    public override string Show(Field field, string value) => Find(field, value)?.Label.Ja ?? value;

    public override string Speak(Field field, string value) => Find(field, value)?.Label.Spoken ?? value;

    private static Option? Find(Field field, string id) => field.Options?.FirstOrDefault(o => o.Id == id);
}
