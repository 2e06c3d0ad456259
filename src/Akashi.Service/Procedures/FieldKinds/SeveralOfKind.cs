namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>Any of several answers, as check boxes. Stored as the options' ids in their order, separated by commas.</summary>
internal sealed class SeveralOfKind : FieldKind
{
    private const char Separator = ',';
    private const string Between = "、";

    public override string Code => "several-of";

    public override IReadOnlyList<string> TypedParts => [];

    public override string View => "/Procedures/FieldKinds/_SeveralOf.cshtml";

    public override FieldNeed Needs => FieldNeed.Options;

    public override bool IsSingle => false;

    /// <summary>The ids in a stored or sent answer: a form with several values sends them separated by commas.</summary>
    public static IReadOnlyList<string> IdsOf(string? value) => value?.Split(Separator, StringSplitOptions.RemoveEmptyEntries) ?? [];

    public override FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context)
    {
        var (sent, options) = (IdsOf(raw[""]), Cases(field));
        if (sent.Count == 0) return new FieldAnswer("", field.Required ? FieldFault.NoChoice : null);
        return sent.All(options.Contains) ? new FieldAnswer(string.Join(Separator, options.Where(sent.Contains))) : FieldAnswer.Refused(FieldFault.NoChoice);
    }

    public override IReadOnlyList<string> Cases(Field field) => [.. (field.Options ?? []).Select(o => o.Id)];

    public override IEnumerable<string> CasesOf(Field field, string value) => IdsOf(value);

    public override string Show(Field field, string value) => string.Join(Between, Chosen(field, value).Select(o => o.Label.Ja));

    public override string Speak(Field field, string value) => string.Join("; ", Chosen(field, value).Select(o => o.Label.Spoken));

    private static IEnumerable<Option> Chosen(Field field, string value)
    {
        var ids = IdsOf(value);
        return (field.Options ?? []).Where(o => ids.Contains(o.Id));
    }
}
