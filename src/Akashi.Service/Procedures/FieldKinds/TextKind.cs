namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>A line of text; its characters are kept.</summary>
internal sealed class TextKind : FieldKind
{
    public override string Code => "text";

    public override bool HasForm => true;

    public override IReadOnlyList<RegisterFact> MayBind => [RegisterFact.FormerName];
}
