namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>本籍: prefecture, nationality or 不明.</summary>
internal sealed class DomicileKind : FieldKind
{
    public override string Code => "domicile";

    public override IReadOnlyList<RegisterFact> MayBind => [RegisterFact.Domicile];
}
