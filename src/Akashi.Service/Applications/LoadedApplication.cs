using Akashi.Hosting.Dates;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Cards;
using Akashi.Service.Catalog;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Conditions;
using Akashi.Service.Registers;

namespace Akashi.Service.Applications;

/// <summary>An application with what its pages need: its procedure, its files and the entry that it is about.</summary>
/// <param name="Application">The record.</param>
/// <param name="Qualification">From the catalog.</param>
/// <param name="Procedure">The version that it was begun with.</param>
/// <param name="AllAttachments">Files of all documents in the order added, also of those that are not asked for any more.</param>
/// <param name="Entry">The current entry that it is about; null if it is about none, or the entry is gone.</param>
/// <param name="Today">Today's date in Japan.</param>
internal sealed record LoadedApplication(
    Application Application, Qualification Qualification, Procedure Procedure, IReadOnlyList<Attachment> AllAttachments, RegistrationView? Entry,
    DateOnly Today)
{
    public Guid Id => Application.Id;

    /// <summary>The terms of use that count now.</summary>
    public required Terms Terms { get; init; }

    /// <summary>What was signed last, if it was set aside and counts here instead of what the holder has changed since; otherwise null.</summary>
    public SignedRound? AsSigned { get; init; }

    /// <summary>What the body wants corrected; empty unless it is with the holder for correction.</summary>
    public IReadOnlyList<ReturnReason> Reasons { get; init; } = [];

    /// <summary>The accepted answers: field id to normalised text.</summary>
    public IReadOnlyDictionary<string, string> Answers => Draft.Accepted;

    /// <summary>The answers, together with what was typed.</summary>
    public DraftAnswers Draft => AsSigned?.Answers ?? Application.Answers;

    /// <summary>The facts read from the card; null before row 1.5.7.</summary>
    public BasicFacts? Facts => AsSigned?.Facts ?? Application.Facts;

    public Standing? Standing => AsSigned?.Standing ?? Application.Standing;

    /// <summary>Whether it is with the holder for correction.</summary>
    public bool IsReturned => Application.State == ApplicationState.Returned;

    /// <summary>What was signed: the round that counts here, or else the last one; null for a draft.</summary>
    public Submission? Signed => AsSigned is { } round && Application.Submission is { } last
        ? new Submission
        {
            ReceiptNumber = last.ReceiptNumber,
            Round = round.Number,
            Document = round.Document,
            Signature = round.Signature,
            Check = round.Check,
            Change = round.Change,
        }
        : Application.Submission;

    /// <summary>By when the body means to decide, without the days of corrections; null before it is submitted, and while it is with the holder.</summary>
    public DateOnly? DueOn => Application is { SubmittedAt: { } at, ReturnedAt: null, State: not ApplicationState.Unpaid }
        ? Procedure.DueOn(Standing, at, Application.DaysWithHolder)
        : null;

    /// <summary>The reasons at a place (<see cref="ReturnPlace"/>), for the partial view that shows them there.</summary>
    public IReadOnlyList<ReturnReason> ReasonsAt(string place) => [.. Reasons.Where(r => r.At == place)];

    /// <summary>What the procedure asks of this applicant by their answers: on the page, in the signed document and in the review.</summary>
    public Asked Asked => Asked.Of(Procedure, Applicant);

    /// <summary>Every question that could be asked beside the answers as they are.</summary>
    public IEnumerable<Field> Fields => Procedure.FieldsWith(Answers);

    /// <summary>The files of the documents that are asked for, in the order added.</summary>
    public IReadOnlyList<Attachment> Attachments
    {
        get
        {
            var asked = Asked.Documents;
            return [.. AllAttachments.Where(f => asked.Any(d => d.Id == f.DocumentId))];
        }
    }

    /// <summary>The applicant as conditions see them. What was received is judged as of that day.</summary>
    public Applicant Applicant => new(Standing, Answers, Application.SubmittedAt is { } at ? JapanTime.DayOf(at) : Today)
    {
        BornOn = Facts?.BirthOn,
        Sex = Facts?.Sex switch { Cards.Sex.Male => ApplicantSex.Male, Cards.Sex.Female => ApplicantSex.Female, _ => null },
    };

    /// <summary>What completing it does to the register; null before the choice of row 1.5.2.</summary>
    public RegisterEffect? Effect => Procedure.EffectFor(Standing);

    /// <summary>Why this person and card cannot change the entry; null if they can, or if it is about no entry.</summary>
    public ChangeRefusal? ChangeRefusal => Procedure.IsAboutEntry ? ChangeRules.Refuse(Entry, Application.AccountId, Facts) : null;

    /// <summary>Each fact of the entry, compared with what is applied for; empty if it changes no entry.</summary>
    public IReadOnlyList<ComparedFact> Compared => Entry is null || !Procedure.Amends ? [] : ChangeRules.Compare(Entry.Facts, Facts, Bound);

    /// <summary>What would change in the entry as it is now; empty if it changes no entry.</summary>
    public IReadOnlyList<FactChange> Changes => Entry is null || !Procedure.Amends ? [] : ChangeRules.Changes(Entry.Facts, Facts, Bound);

    /// <summary>The answer bound to a fact of the register; null if it is not asked for or not given.</summary>
    public string? Bound(RegisterFact fact) =>
        Asked.Binding(fact) is { } field && Answers.GetValueOrDefault(field.Id) is { Length: > 0 } answer ? answer : null;

    /// <summary>Search form of the registration number in the answers; null if it is not asked for or not given.</summary>
    public string? NumberSearchForm => Bound(RegisterFact.Number) is { } number ? RegistrationNumber.SearchForm(number) : null;

    /// <summary>The date of registration in the answers; null if it is not asked for or not given.</summary>
    public DateOnly? RegisteredOn => Field.DayOf(Bound(RegisterFact.RegisteredOn));

    /// <summary>Replaces the answers, which withdraws any consent.</summary>
    public void Keep(DraftAnswers answers)
    {
        Application.Answers = answers;
        Application.ConsentedAt = null;
    }

    /// <summary>Replaces the facts of the card, which withdraws any consent.</summary>
    public void Keep(BasicFacts facts)
    {
        Application.Facts = facts;
        Application.ConsentedAt = null;
    }
}
