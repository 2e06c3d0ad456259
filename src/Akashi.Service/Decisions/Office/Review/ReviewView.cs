using System.Globalization;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Document;
using Akashi.Service.Catalog;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Decisions.Office.Queue;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Matching;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Openings;
using Akashi.Service.Staff.Rights;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions.Office.Review;

/// <summary>What the review page shows, whether opened or shown again after a refused decision.</summary>
internal abstract class ReviewView(
    StaffFace staff, CatalogFace catalog, AkashiDb db, SubmittedApplications applications, RegistersFace registers, TextsOf<ReviewPage> texts)
    : StaffPage(staff)
{
    /// <summary>Name of the value that says which candidate was chosen.</summary>
    public const string EntryKey = "entry";

    public SubmittedApplication Submitted { get; private set; } = null!;

    /// <summary>What is applied for: qualification and procedure, naming the qualification only once.</summary>
    public Wording Procedure => Named(Submitted.Procedure.Title, Submitted.Qualification.Name);

    /// <summary>The decision; null if it is not decided.</summary>
    public Decision? Decision { get; private set; }

    /// <summary>The register's entry: the one the application names or created, or else the one with its number; null if there is none.</summary>
    public RegistrationView? Entry { get; private set; }

    /// <summary>What the register proposes for an application to link an entry; null once it is decided, and for others.</summary>
    public RegisterMatch? Match { get; private set; }

    /// <summary>The candidates to choose from; empty where it is clear which entry it is, or there is none.</summary>
    public IReadOnlyList<MatchCandidate> Candidates => Match is RegisterMatch.Unclear unclear ? unclear.Some : [];

    /// <summary>Whether there are candidates and none is chosen, so that there is nothing to compare and nothing to approve yet.</summary>
    public bool MustChoose => Candidates.Count > 0 && Entry is null;

    /// <summary>Whether one entry agrees in everything that identifies a person, also by the certificate.</summary>
    public bool IsClear => Match is RegisterMatch.Clear && Identity is { Doubts.Count: 0 };

    public SignatureCheck Check => Submitted.Check;

    public IReadOnlyList<ComparedItem> Comparison { get; private set; } = [];

    /// <summary>Who began the review; null if nobody has.</summary>
    public BegunReview? Begun { get; private set; }

    public string? BegunByName { get; private set; }

    public string? DecidedByName { get; private set; }

    /// <summary>What the first of two persons decided, if it awaits the second one; otherwise null.</summary>
    public Proposal? Proposal { get; private set; }

    /// <summary>Why the last proposal was sent back, while it is reviewed again; otherwise null.</summary>
    public string? SentBackReason { get; private set; }

    /// <summary>Who decided first; null where nobody or only one person did.</summary>
    public string? FirstName { get; private set; }

    /// <summary>Whether whoever looks is the person who decided first, who cannot confirm it.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>What changed since the round before; null for the first round.</summary>
    public RoundDifference? Difference { get; private set; }

    /// <summary>What the body asked for at the last return; empty if it was never returned.</summary>
    public IReadOnlyList<ReturnReason> Reasons { get; private set; } = [];

    /// <summary>The signed and the current version of the entry, if they differ and the change is not decided yet; otherwise null.</summary>
    public (int Signed, int Now)? Moved =>
        Decision is null && Submitted.SignedEntryVersion is { } signed && Entry is { } entry && entry.Version != signed
            ? (signed, entry.Version)
            : null;

    /// <summary>Whether accepting creates a new entry, with a number and date that staff assign.</summary>
    public bool Entered => Submitted.Effect == RegisterEffect.Enter;

    /// <summary>Paid, but what was decided no longer held when the fee was paid (threats L2, G8): staff must decide again.</summary>
    public bool IsHeld => Submitted.State == ApplicationState.Paid;

    public bool CanBegin => Person.Has(Right.DecideApplications) && Submitted.State == ApplicationState.Submitted;

    public bool CanDecide => Person.Has(Right.DecideApplications) && Submitted.State is ApplicationState.UnderReview or ApplicationState.Paid;

    /// <summary>Whether it can be returned for correction.</summary>
    public bool CanReturn => Person.Has(Right.DecideApplications) && Submitted.State == ApplicationState.UnderReview;

    /// <summary>Whether a second person has to confirm the decision.</summary>
    public bool NeedsTwo => Submitted.NeedsTwo;

    /// <summary>Whether whoever looks may confirm what was decided first.</summary>
    public bool CanConfirm => Proposal is not null && !IsFirst && Person.Has(Right.ConfirmDecisions);

    /// <summary>Whether whoever looks may send it back to the review.</summary>
    public bool CanSendBack => Proposal is not null && Person.Has(Right.DecideApplications);

    /// <summary>The signer compared with the entry; null if it is decided, or there is nothing to compare.</summary>
    public Identity? Identity => !IsOpen ? null : (Submitted.Effect, Entry) switch
    {
        (RegisterEffect.Enter, _) => Identity.OfNewEntry(Check.Facts),
        (RegisterEffect.Link, { } entry) => LinkDecision.Of(Submitted, entry),
        (RegisterEffect.Amend, { } entry) => Identity.OfChange(Check.Facts, entry.Facts),
        (RegisterEffect.Reissue or RegisterEffect.Delete, { } entry) => Identity.OfEntry(Check.Facts, Submitted.Facts, entry.Facts),
        _ => null,
    };

    /// <inheritdoc/>
    // Entries are beside the application with their facts, and they may be another person's (threats L1, L7).
    protected override IEnumerable<OpenedRecord> Opened =>
    [
        new(OpenedKind.Application, Submitted.Id),
        .. Candidates.Select(c => c.Entry).Append(Entry).OfType<RegistrationView>().Select(e => e.Id).Distinct()
            .Select(id => new OpenedRecord(OpenedKind.Entry, id)),
    ];

    /// <summary>Address of the queue page that led here.</summary>
    public string QueueAddress => Queued.Address.At(Queued.From);

    private QueueFilter Queued => QueueFilter.Read(Request.Query, Qualifications);

    private bool IsOpen => Submitted.State is ApplicationState.Submitted or ApplicationState.UnderReview
        or ApplicationState.AwaitingSecond or ApplicationState.Paid;

    private protected TextsOf<ReviewPage> Texts => texts;

    private protected IReadOnlySet<string> Qualifications => catalog.OfBody(Person.BodyId);

    /// <summary>Address of this page, which still leads back to that page of the queue.</summary>
    /// <param name="handler">The action pressed on it; null if it is only opened.</param>
    public string AddressOf(string? handler = null) => Queued.Address.On(DecisionsAddresses.ReviewOf(Submitted.Id), Queued.From, handler);

    /// <summary>Query with which this page shows one of the candidates beside the application.</summary>
    public string QueryWith(RegistrationView entry)
    {
        var address = QueryHelpers.AddQueryString(AddressOf(), EntryKey, entry.Id.ToString());
        return address[address.IndexOf('?', StringComparison.Ordinal)..];
    }

    /// <summary>What an item said in the round before; null if it says the same.</summary>
    public string? BeforeOf(DocumentSection section, DocumentItem item) =>
        Difference?.Before(section, item) is { } before ? texts["Before", before.Length == 0 ? texts["Empty"] : before] : null;

    /// <summary>What a reason of a return is about.</summary>
    public string LabelOf(ReturnReason reason) =>
        Submitted.LabelOf(reason.At) ?? texts[reason.At == ReturnPlace.Facts ? "PlaceFacts" : "PlaceWhole"];

    /// <summary>Names the characters of a certified text that are substitutes and therefore not proven; null if there are none.</summary>
    public string? SubstitutesIn(string text, string mask)
    {
        var found = Substituted(text, mask);
        return found.Count == 0 ? null : texts["Substitutes", string.Join(' ', found)];
    }

    /// <summary>The characters for which the mask holds '1'; the mask counts characters as written, not UTF-16 units.</summary>
    internal static List<string> Substituted(string text, string mask)
    {
        var found = new List<string>();
        var characters = StringInfo.GetTextElementEnumerator(text);
        for (var i = 0; characters.MoveNext() && i < mask.Length; i++)
        {
            if (mask[i] == '1') found.Add(characters.GetTextElement());
        }
        return found;
    }

    private static Wording Named(Wording title, Wording qualification) => title.Ja.StartsWith(qualification.Ja, StringComparison.Ordinal)
        ? title
        : new Wording($"{qualification.Ja} {title.Ja}", $"{title.En}: {qualification.En}");

    private protected async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await applications.FindAsync(id, Qualifications, ct) is not { } submitted) return false;
        Submitted = submitted;
        Decision = await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.ApplicationId == id, ct);
        Match = submitted.Effect == RegisterEffect.Link && IsOpen
            ? await registers.MatchAsync(submitted.Qualification.Id, LinkDecision.ClaimOf(submitted), ct)
            : null;
        await LoadSecondAsync(ct);
        Entry = await FindEntryAsync(ct);
        Comparison = ReviewComparison.Of(submitted, Decision, Entry, applications.LabelOf, texts);
        Begun = await applications.FindReviewAsync(id, ct);
        BegunByName = Begun is null ? null : await Colleagues.NameOfAsync(Begun.By, ct);
        Reasons = await applications.FindReasonsAsync(id, ct);
        var before = submitted.Round > 1 ? await applications.FindRoundAsync(submitted, submitted.Round - 1, ct) : null;
        Difference = before is null ? null : RoundDifference.Of(before.Reading, submitted.Reading);
        DecidedByName = Decision is { } decision ? await Colleagues.NameOfAsync(decision.By, ct) : null;
        return true;
    }

    // The one that the application names; otherwise the candidate that was chosen, or the one of the signed number.
    private async Task<RegistrationView?> FindEntryAsync(CancellationToken ct)
    {
        if (Submitted.RegistrationId is { } registration) return await registers.FindAsync(registration, ct);
        if (Match is null) return await registers.FindByNumberAsync(Submitted.Qualification.Id, Submitted.NumberSearchForm ?? "", ct);
        var asked = (Request.HasFormContentType ? Request.Form[EntryKey] : Request.Query[EntryKey]).ToString();
        var chosen = Proposal is { } proposal ? proposal.EntryId : Guid.TryParse(asked, out var id) ? id : (Guid?)null;
        return (Match.Candidates.FirstOrDefault(c => c.Entry.Id == chosen) ?? Match.Candidates.FirstOrDefault(c => c.IsByNumber))?.Entry;
    }

    private async Task LoadSecondAsync(CancellationToken ct)
    {
        if (!NeedsTwo) return;
        var last = await db.Set<Proposal>().AsNoTracking().Where(p => p.ApplicationId == Submitted.Id).OrderByDescending(p => p.Number).FirstOrDefaultAsync(ct);
        Proposal = Submitted.State == ApplicationState.AwaitingSecond ? last : null;
        SentBackReason = Submitted.State == ApplicationState.UnderReview ? last?.SentBackReason : null;
        IsFirst = Proposal is { } open && await Colleagues.IsSamePersonAsync(open.By, Person, ct);
        var first = Proposal?.By ?? Decision?.First;
        FirstName = first is null ? null : await Colleagues.NameOfAsync(first, ct);
    }
}
