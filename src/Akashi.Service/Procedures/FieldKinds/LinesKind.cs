using Akashi.Hosting;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>Several lines of text; characters and line breaks are kept.</summary>
internal sealed class LinesKind : FieldKind
{
    public override string Code => "lines";

    public override string View => "/Procedures/FieldKinds/_Lines.cshtml";

    // Forms send line breaks as two characters, of which a person counts one.
    public override FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context) =>
        base.Parse(field, new RawAnswer(raw[""].ReplaceLineEndings("\n")), context);

    private protected override TextLimit LimitOf(Field field) => base.LimitOf(field) with { Lines = true };
}
