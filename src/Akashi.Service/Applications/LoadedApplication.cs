using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Cards;
using Akashi.Service.Catalog;
using Akashi.Service.Registers;

namespace Akashi.Service.Applications;

/// <summary>An application with what its pages need: its procedure, its files, the entry that it is about.</summary>
/// <param name="Application">The record.</param>
/// <param name="Qualification">From the catalog.</param>
/// <param name="Procedure">From the catalog.</param>
/// <param name="Attachments">Those that the choice of row 1.5.2 asks for, in the order in which they were added.</param>
/// <param name="Entry">The entry that a change is about, as it stands now; null for other kinds, and where it is gone.</param>
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

    /// <summary>Whether it changes an entry of the register.</summary>
    public bool IsChange => Procedure.Kind == ProcedureKind.Change;

    /// <summary>Why the entry cannot be changed by this person and card; null where it can, and of other kinds.</summary>
    public ChangeRefusal? ChangeRefusal => IsChange ? ChangeRules.Refuse(Entry, Application.AccountId, Facts) : null;

    /// <summary>Each fact of the entry beside what is applied for; empty for other kinds.</summary>
    public IReadOnlyList<ComparedFact> Compared => Entry is null ? [] : ChangeRules.Compare(Entry.Facts, Facts, Answers);

    /// <summary>What of the entry would change now; empty for other kinds.</summary>
    public IReadOnlyList<FactChange> Changes => Entry is null ? [] : ChangeRules.Changes(Entry.Facts, Facts, Answers);

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

    /// <summary>What the holder signed to be changed; empty for other kinds.</summary>
    public IReadOnlyList<FactChange> SignedChanges => Submission.Change?.Facts ?? [];

    /// <summary>The same application, where it was submitted; null of a draft.</summary>
    public static SubmittedApplication? Of(LoadedApplication? loaded) =>
        loaded?.Application is { Submission: { } submission, Facts: { } facts, SubmittedAt: { } at } ? new SubmittedApplication(loaded, submission, facts, at) : null;
}
