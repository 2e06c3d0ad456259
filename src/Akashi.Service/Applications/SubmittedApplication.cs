using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Cards;
using Akashi.Service.Catalog;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Applications;

/// <summary>An application that was signed and received, as those who decide on it read it. <see cref="ApplicationMoves"/> moves it.</summary>
public sealed class SubmittedApplication
{
    private readonly LoadedApplication loaded;
    private readonly Submission submission;
    private readonly DocumentComposer composer;

    private SubmittedApplication(LoadedApplication loaded, Submission submission, BasicFacts facts, DateTimeOffset at, DocumentComposer composer)
    {
        (this.loaded, this.submission, this.composer) = (loaded, submission, composer);
        (Facts, SubmittedAt) = (facts, at);
        Files = [.. loaded.Attachments.Select(a => new AttachedFile(a.Id, a.Name, a.ContentType, a.Size))];
    }

    /// <summary>Id.</summary>
    public Guid Id => loaded.Id;

    /// <summary>The holder's account.</summary>
    public Guid AccountId => Row.AccountId;

    /// <summary>State, as moved by the running act.</summary>
    public ApplicationState State => Row.State;

    /// <summary>The qualification.</summary>
    public Qualification Qualification => loaded.Qualification;

    /// <summary>The version of the procedure that it was begun with.</summary>
    public Procedure Procedure => loaded.Procedure;

    /// <summary>What completing it does to the register.</summary>
    public RegisterEffect? Effect => loaded.Effect;

    /// <summary>Whether a second person has to confirm the decision.</summary>
    public bool NeedsTwo => Procedure.NeedsTwoFor(loaded.Standing);

    /// <summary>The items that it costs this applicant; empty if it is free.</summary>
    public IReadOnlyList<FeeItem> Fees => loaded.Asked.Fees;

    /// <summary>Whether accepting it asks for a fee: what was due with the submission is paid already.</summary>
    public bool AsksFee => Fees.Count > 0 && ChargeId is null;

    /// <summary>受付番号.</summary>
    public string ReceiptNumber => submission.ReceiptNumber;

    /// <summary>When it was signed and received first.</summary>
    public DateTimeOffset SubmittedAt { get; }

    /// <summary>Number of the signed round that this is: 1 for the first, one more for each correction.</summary>
    public int Round => submission.Round;

    /// <summary>Number of the round that was signed last.</summary>
    public int LastRound => Row.Submission?.Round ?? submission.Round;

    /// <summary>When this round was signed and received.</summary>
    public DateTimeOffset SignedAt => submission.Check.CheckedAt;

    /// <summary>By when the body means to decide; null while it is with the holder.</summary>
    public DateOnly? DueOn => loaded.DueOn;

    /// <summary>The charge for the fee; null if there is none.</summary>
    public Guid? ChargeId => Row.ChargeId;

    /// <summary>Last day for the correction or the payment that it waits for; null if it waits for neither.</summary>
    public DateOnly? EndsOn => Row.EndsOn;

    /// <summary>The 4 facts read from the card, which were signed with the rest.</summary>
    public BasicFacts Facts { get; }

    /// <summary>Result of checking the signature.</summary>
    public SignatureCheck Check => submission.Check;

    /// <summary>What was signed; read when a page shows it, because a decision needs only its checked facts.</summary>
    public ApplicationDocument Document => field ??= composer.Of(loaded);

    /// <summary>The same as a page shows it, with its labels in the language of the request.</summary>
    public ApplicationDocument Reading => composer.Read(loaded, Document);

    /// <summary>The same with title and labels in English, for the copy.</summary>
    public ApplicationDocument InEnglish => composer.InEnglish(loaded, Document);

    /// <summary>The attached files, in the order added.</summary>
    public IReadOnlyList<AttachedFile> Files { get; }

    /// <summary>The current entry that it is about; null if it is about none, or the entry is gone.</summary>
    public RegistrationView? Entry => loaded.Entry;

    /// <summary>Id of the entry that it is about, or that was decided for it; null if there is none yet.</summary>
    public Guid? RegistrationId => Row.RegistrationId;

    /// <summary>Version of the entry that the signed change was compared with; null if it is about no entry.</summary>
    public int? SignedEntryVersion => submission.Change?.EntryVersion;

    /// <summary>The changes that the holder signed; empty if it is about no entry.</summary>
    public IReadOnlyList<FactChange> SignedChanges => submission.Change?.Facts ?? [];

    /// <summary>The signed changes that the entry does not hold yet; empty if it is about no entry.</summary>
    public IReadOnlyList<FactChange> OpenChanges => Entry is null ? [] : ChangeRules.StillOpen(SignedChanges, Entry.Facts);

    /// <summary>Each fact of the entry, compared with what is applied for; empty if it is about no entry.</summary>
    public IReadOnlyList<ComparedFact> Compared => loaded.Compared;

    /// <summary>Why this person and card cannot change the entry as it is now; null if they can, or if it is about no entry.</summary>
    public ChangeRefusal? ChangeRefusal => loaded.ChangeRefusal;

    /// <summary>Search form of the registration number in the answers; null if it is not asked for or not given.</summary>
    public string? NumberSearchForm => loaded.NumberSearchForm;

    /// <summary>The date of registration in the answers; null if it is not asked for or not given.</summary>
    public DateOnly? RegisteredOn => loaded.RegisteredOn;

    /// <summary>Label of a place of a return (<see cref="ReturnPlace"/>) in the language of the request; null for the whole and for unknown places.</summary>
    public string? LabelOf(string place) => ReturnPlaces.LabelOf(loaded, place);

    /// <summary>The places at which it can be returned, with what they hold.</summary>
    public IReadOnlyList<ReturnablePlace> Places => ReturnPlaces.Of(loaded);

    internal LoadedApplication Loaded => loaded;

    internal Application Row => loaded.Application;

    /// <summary>The answer bound to a fact of the register; null if it is not asked for or not given.</summary>
    public string? Bound(RegisterFact fact) => loaded.Bound(fact);

    /// <summary>The application as a submitted one; null for a draft.</summary>
    internal static SubmittedApplication? Of(LoadedApplication? loaded, DocumentComposer composer) =>
        loaded is { Signed: { } submission, Facts: { } facts, Application.SubmittedAt: { } at }
            ? new SubmittedApplication(loaded, submission, facts, at, composer)
            : null;
}

/// <summary>A file that was attached to a submitted application.</summary>
/// <param name="Id">Id; the file store keeps its bytes under it.</param>
/// <param name="Name">File name given by the holder, without folders.</param>
/// <param name="ContentType">Type by content: application/pdf, image/jpeg or image/png.</param>
/// <param name="Size">Size in bytes.</param>
public sealed record AttachedFile(Guid Id, string Name, string ContentType, long Size);
