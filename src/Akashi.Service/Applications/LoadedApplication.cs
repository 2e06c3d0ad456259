using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Cards;
using Akashi.Service.Catalog;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Applications;

/// <summary>An application with what its pages need: its procedure, its files, the entry that it is about.</summary>
/// <param name="Application">The record.</param>
/// <param name="Qualification">From the catalog.</param>
/// <param name="Procedure">The version with which it began.</param>
/// <param name="Attachments">Those that the choice of row 1.5.2 asks for, in the order in which they were added.</param>
/// <param name="Entry">The entry that it is about, as it stands now; null where it is about none, or the entry is gone.</param>
internal record LoadedApplication(
    Application Application, Qualification Qualification, Procedure Procedure, IReadOnlyList<Attachment> Attachments, RegistrationView? Entry)
{
    public Guid Id => Application.Id;

    /// <summary>Field id to normalised text.</summary>
    public IReadOnlyDictionary<string, string> Answers => Draft.Accepted;

    /// <summary>The same with what was typed.</summary>
    public DraftAnswers Draft => Application.Answers;

    /// <summary>The facts read from the card; null before row 1.5.7.</summary>
    public BasicFacts? Facts => Application.Facts;

    public Standing? Standing => Application.Standing;

    /// <summary>What its completion does to the register; null before row 1.5.2.</summary>
    public RegisterEffect? Effect => Procedure.EffectFor(Standing);

    /// <summary>Why the entry cannot be changed by this person and card; null where it can, and where it is about none.</summary>
    public ChangeRefusal? ChangeRefusal => Procedure.IsAboutEntry ? ChangeRules.Refuse(Entry, Application.AccountId, Facts) : null;

    /// <summary>Each fact of the entry beside what is applied for; empty where it is about none.</summary>
    public IReadOnlyList<ComparedFact> Compared => Entry is null ? [] : ChangeRules.Compare(Entry.Facts, Facts, Bound);

    /// <summary>What of the entry would change now; empty where it is about none.</summary>
    public IReadOnlyList<FactChange> Changes => Entry is null ? [] : ChangeRules.Changes(Entry.Facts, Facts, Bound);

    /// <summary>The answer that is a fact of the register; null where none is asked or given.</summary>
    public string? Bound(RegisterFact fact) =>
        Procedure.FieldOf(fact, Standing) is { } field && Answers.GetValueOrDefault(field.Id) is { Length: > 0 } answer ? answer : null;

    /// <summary>Search form of the number that was applied for; null where none was asked or given.</summary>
    public string? NumberSearchForm => Bound(RegisterFact.Number) is { } number ? RegistrationNumber.SearchForm(number) : null;

    /// <summary>The date of registration that was applied for; null where none was asked or given.</summary>
    public DateOnly? RegisteredOn => Field.DayOf(Bound(RegisterFact.RegisteredOn));

    /// <summary>Keeps answers; consent given to others before is taken back.</summary>
    public void Keep(DraftAnswers answers)
    {
        Application.Answers = answers;
        Application.ConsentedAt = null;
    }

    /// <summary>Keeps facts of the card; consent given to others before is taken back.</summary>
    public void Keep(BasicFacts facts)
    {
        Application.Facts = facts;
        Application.ConsentedAt = null;
    }
}

/// <summary>An application that was signed and received: nothing that staff need of it is missing.</summary>
internal sealed record SubmittedApplication : LoadedApplication
{
    private SubmittedApplication(LoadedApplication loaded, Submission submission, BasicFacts facts, DateTimeOffset at)
        : base(loaded) => (Submission, SignedFacts, SubmittedAt) = (submission, facts, at);

    /// <summary>What was signed.</summary>
    public Submission Submission { get; }

    /// <summary>The 4 facts that were read, and signed with the rest.</summary>
    public BasicFacts SignedFacts { get; }

    public DateTimeOffset SubmittedAt { get; }

    /// <summary>What the holder signed to be changed; empty where it is about no entry.</summary>
    public IReadOnlyList<FactChange> SignedChanges => Submission.Change?.Facts ?? [];

    /// <summary>The same application, where it was submitted; null of a draft.</summary>
    public static SubmittedApplication? Of(LoadedApplication? loaded) =>
        loaded?.Application is { Submission: { } submission, Facts: { } facts, SubmittedAt: { } at } ? new SubmittedApplication(loaded, submission, facts, at) : null;
}
