using Akashi.Service.Platform.Money;

namespace Akashi.Service.Procedures;

/// <summary>Names one version of a procedure.</summary>
/// <param name="Name">Path of its file below procedures/, without the ending, such as certified-care-worker/change; at most 160 characters.</param>
/// <param name="Version">Version, at most 20 characters.</param>
public sealed record ProcedureKey(string Name, string Version);

/// <summary>A procedure as one of its versions says it: who can apply, what is asked, what it costs, what it does to the register. It never changes.</summary>
/// <param name="Key">Name and version.</param>
/// <param name="Id">Id within its qualification.</param>
/// <param name="Title">Name as shown.</param>
/// <param name="Who">Who can apply.</param>
/// <param name="Needed">What to have at hand.</param>
/// <param name="Days">Standard processing time in days (標準処理期間).</param>
/// <param name="Fee">Fee.</param>
/// <param name="Effects">What its completion does to the register: one, or one for each standing.</param>
/// <param name="Fields">Questions, in the order asked.</param>
/// <param name="Documents">Documents, in the order asked.</param>
public sealed record Procedure(
    ProcedureKey Key, string Id, string Title, string Who, IReadOnlyList<string> Needed, int Days, Yen Fee,
    IReadOnlyList<Effect> Effects, IReadOnlyList<Field> Fields, IReadOnlyList<RequiredDocument> Documents)
{
    /// <summary>Whether it is about an entry that is linked to the holder, and begins there (2.5.2); else it begins at the qualification (1.5.1).</summary>
    public bool IsAboutEntry => Effects.All(e => e.Does == RegisterEffect.Amend);

    /// <summary>Whether the holder is asked for their standing (row 1.5.2).</summary>
    public bool AsksStanding => Effects.Count > 1;

    /// <summary>The standing of everybody who applies; null where it is asked.</summary>
    public Standing? FixedStanding => AsksStanding ? null : Effects[0].Does == RegisterEffect.Enter ? Standing.NotRegistered : Standing.Registered;

    /// <summary>What its completion does for a standing; null before the choice.</summary>
    public RegisterEffect? EffectFor(Standing? standing) => Effects.FirstOrDefault(e => e.When.Holds(standing))?.Does;

    /// <summary>Fields that are asked, in order.</summary>
    /// <param name="standing">The choice of row 1.5.2; null before it is made.</param>
    public IEnumerable<Field> FieldsFor(Standing? standing) => Fields.Where(f => f.When.Holds(standing));

    /// <summary>Documents that are asked, in order.</summary>
    /// <param name="standing">The choice of row 1.5.2; null before it is made.</param>
    public IEnumerable<RequiredDocument> DocumentsFor(Standing? standing) => Documents.Where(d => d.When.Holds(standing));

    /// <summary>The field whose answer is a fact of the register; null where none is asked.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="standing">The choice of row 1.5.2; null before it is made.</param>
    public Field? FieldOf(RegisterFact fact, Standing? standing) => FieldsFor(standing).FirstOrDefault(f => f.Binds == fact);
}

/// <summary>A document to attach: PDF, JPEG or PNG.</summary>
/// <param name="Id">Id within the procedure.</param>
/// <param name="Label">As shown and signed.</param>
/// <param name="Hint">What must be on it; null where none.</param>
/// <param name="Required">※必須 or ※任意.</param>
/// <param name="When">When it is asked.</param>
public sealed record RequiredDocument(string Id, string Label, string? Hint, bool Required, AskWhen When);
