using Akashi.Hosting.Dates;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures.Conditions;

namespace Akashi.Service.Procedures;

/// <summary>Identifies a version of a procedure.</summary>
/// <param name="Name">Path of its file below procedures/, without the extension, such as certified-care-worker/change; at most 160 characters.</param>
/// <param name="Version">Version, at most 20 characters.</param>
public sealed record ProcedureKey(string Name, string Version);

/// <summary>A version of a procedure: who can apply, what is asked, what it costs and what it does to the register. It never changes.</summary>
/// <param name="Key">Name and version.</param>
/// <param name="Id">Id within its qualification.</param>
/// <param name="Title">Title, as shown.</param>
/// <param name="Who">Who can apply.</param>
/// <param name="Needed">What to have at hand.</param>
/// <param name="Days">Standard processing time in days (標準処理期間); the longer one where it depends on the standing.</param>
/// <param name="Fees">Items to pay; empty if it is free for everybody.</param>
/// <param name="Effects">What completing it does to the register: one effect, or one for each standing.</param>
/// <param name="Fields">Questions, in the order asked. <see cref="Asked"/> says which of them an applicant is asked.</param>
/// <param name="Documents">Documents, in the order asked.</param>
public sealed record Procedure(
    ProcedureKey Key, string Id, Wording Title, Wording Who, IReadOnlyList<Wording> Needed, int Days, IReadOnlyList<FeeItem> Fees,
    IReadOnlyList<Effect> Effects, IReadOnlyList<Field> Fields, IReadOnlyList<RequiredDocument> Documents)
{
    /// <summary>Address of the page for the documents, where the questions have pages of their own.</summary>
    public const string DocumentsPage = "documents";

    /// <summary>What the holder may leave out of a credential; null where everything is in it. Only 初期設定 says it.</summary>
    public IReadOnlyList<OmittableFact>? MayOmit { get; init; }

    /// <summary>The pages of questions, which together hold each question once; null if one page asks everything.</summary>
    public IReadOnlyList<FormPage>? Pages { get; init; }

    /// <summary>When the items to pay are due; null for after the review, so that versions of before stay as they are.</summary>
    public FeeDue? FeesDue { get; init; }

    /// <summary>Id of the terms that its applicants agree to; null for those of the portal.</summary>
    public string? TermsId { get; init; }

    /// <summary>Whether it is about an entry linked to the holder and begins there (2.5.2); otherwise it begins at the qualification (1.5.1).</summary>
    public bool IsAboutEntry => Effects.All(e => e.Does.IsAboutEntry());

    /// <summary>Whether it gives an entry new facts; otherwise the facts of the card and the answers only serve the decision.</summary>
    public bool Amends => Effects.Any(e => e.Does == RegisterEffect.Amend);

    /// <summary>Whether the holder is asked for their standing (row 1.5.2).</summary>
    public bool AsksStanding => Effects.Count > 1;

    /// <summary>The standing of every applicant; null if the holder is asked for it.</summary>
    public Standing? FixedStanding => AsksStanding ? null : Effects[0].Does == RegisterEffect.Enter ? Standing.NotRegistered : Standing.Registered;

    /// <summary>What completing it does to the register for a standing; null before the choice.</summary>
    public RegisterEffect? EffectFor(Standing? standing) => Effects.FirstOrDefault(e => e.When.Holds(standing))?.Does;

    /// <summary>Whether a second person has to confirm every decision; null where not, so that versions of before stay as they are.</summary>
    public bool? NeedsTwo { get; init; }

    /// <summary>The only standing for which a second person has to confirm the decision; null where it does not depend on the standing.</summary>
    public Standing? NeedsTwoOnlyFor { get; init; }

    /// <summary>The processing time by standing; null where it does not depend on it.</summary>
    public StandingDays? DaysBy { get; init; }

    /// <summary>Whether a second person has to confirm the decision on an applicant of a standing.</summary>
    public bool NeedsTwoFor(Standing? standing) => NeedsTwo == true || (NeedsTwoOnlyFor is { } only && only == standing);

    /// <summary>Standard processing time in days for a standing; the longer one before it is chosen.</summary>
    public int DaysFor(Standing? standing) => standing switch
    {
        Standing.Registered => DaysBy?.Registered ?? Days,
        Standing.NotRegistered => DaysBy?.NotRegistered ?? Days,
        _ => Days,
    };

    /// <summary>Every question that could be asked beside some answers: those of a group once for each time that it is answered.</summary>
    /// <param name="answers">Field id to stored text.</param>
    public IEnumerable<Field> FieldsWith(IReadOnlyDictionary<string, string> answers) => Occurrences.Among(Fields, f => answers.GetValueOrDefault(f.Id));

    /// <summary>By when the body means to decide.</summary>
    /// <param name="standing">The applicant's standing.</param>
    /// <param name="submittedAt">When it was received first.</param>
    /// <param name="daysWithHolder">Days of corrections, which do not count (行政手続法: only the time that the body needs).</param>
    public DateOnly DueOn(Standing? standing, DateTimeOffset submittedAt, int daysWithHolder) =>
        JapanTime.DayOf(submittedAt).AddDays(DaysFor(standing) + daysWithHolder);

    /// <summary>The items that are in force on a day, whoever applies: of those with one id the last that has begun.</summary>
    public IReadOnlyList<FeeItem> FeesOn(DateOnly day) =>
        [.. Fees.Where(f => !(f.From > day) && !Fees.Any(later => later.Id == f.Id && later.From <= day && later.From > (f.From ?? DateOnly.MinValue)))];
}

/// <summary>Processing times in days.</summary>
/// <param name="Registered">For those whose entry is linked.</param>
/// <param name="NotRegistered">For those for whom a new entry is made.</param>
public sealed record StandingDays(int Registered, int NotRegistered);

/// <summary>How many members of staff decide.</summary>
public enum Deciders
{
    /// <summary>One.</summary>
    One,

    /// <summary>One decides, and a second one confirms it.</summary>
    Two,
}

/// <summary>A document to attach: PDF, JPEG or PNG.</summary>
/// <param name="Id">Id within the procedure.</param>
/// <param name="Label">Label, as shown and signed.</param>
/// <param name="Hint">What the document must show; null for none.</param>
/// <param name="Required">※必須 or ※任意.</param>
/// <param name="When">When it is asked for.</param>
public sealed record RequiredDocument(string Id, Wording Label, Wording? Hint, bool Required, Condition When);
