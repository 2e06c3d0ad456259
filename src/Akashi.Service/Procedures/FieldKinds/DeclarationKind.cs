namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>A declaration: a box to tick beside a statement. The statement itself is signed.</summary>
internal sealed class DeclarationKind : FieldKind
{
    /// <summary>The box is not ticked.</summary>
    public static readonly FieldFault NotDeclared = new(nameof(NotDeclared));

    /// <summary>What a ticked box sends, and what is stored.</summary>
    public const string Ticked = "true";

    public override string Code => "declaration";

    public override bool CanRepeat => false;

    public override IReadOnlyList<string> TypedParts => [];

    public override string View => "/Procedures/FieldKinds/_Declaration.cshtml";

    public override FieldNeed Needs => FieldNeed.Statement;

    public override FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context) =>
        raw[""] == Ticked ? new FieldAnswer(Ticked) : new FieldAnswer("", field.Required ? NotDeclared : null);

    public override IReadOnlyList<string> Cases(Field field) => [Ticked];

    public override IEnumerable<string> CasesOf(Field field, string value) => [value];

    public override string Show(Field field, string value) => value == Ticked && field.Statement is { } statement ? statement.Ja : value;

    public override string Speak(Field field, string value) => value == Ticked && field.Statement is { } statement ? statement.Spoken : value;
}
