using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Cards;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications;

/// <summary>An application, from draft to completion or rejection.</summary>
internal sealed class Application
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string QualificationId { get; init; }

    /// <summary>Id of the procedure within its qualification.</summary>
    public required string ProcedureId { get; init; }

    /// <summary>Name of the procedure.</summary>
    public required string ProcedureName { get; init; }

    /// <summary>Version of the procedure that it was begun with; it keeps that version to the end.</summary>
    public required string ProcedureVersion { get; init; }

    public required ApplicationState State { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Name and version of the procedure.</summary>
    public ProcedureKey Procedure => new(ProcedureName, ProcedureVersion);

    /// <summary>The choice of row 1.5.2; null before it is made.</summary>
    public Standing? Standing { get; set; }

    /// <summary>The 4 facts as the card agent read them; null before row 1.5.7.</summary>
    public BasicFacts? Facts { get; set; }

    /// <summary>The answers, together with what was typed.</summary>
    public DraftAnswers Answers { get; set; } = DraftAnswers.None;

    /// <summary>When the holder consented (row 1.5.11); changing an answer afterwards withdraws the consent.</summary>
    public DateTimeOffset? ConsentedAt { get; set; }

    /// <summary>When it was first signed and received; null for a draft. A correction changes nothing of it.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>What was signed last; null for a draft. A return sets it aside as a <see cref="SignedRound"/>.</summary>
    public Submission? Submission { get; set; }

    /// <summary>The register entry that it was matched with or that it created. A change names its entry from the start.</summary>
    public Guid? RegistrationId { get; set; }

    /// <summary>The entry to change, while the application is open: a unique index allows one pending change per entry (G5).</summary>
    public Guid? OpenChangeOf { get; set; }

    /// <summary>The charge for the fee; null if there is none.</summary>
    public Guid? ChargeId { get; set; }

    /// <summary>When it was returned; null unless it is with the holder for correction.</summary>
    public DateTimeOffset? ReturnedAt { get; set; }

    /// <summary>Days that it was with the holder for correction; they do not count for the time that the body needs.</summary>
    public int DaysWithHolder { get; set; }

    /// <summary>Last day for the correction or the payment that it waits for; after it, it ends. Null if it waits for neither.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>How often the holder was reminded of that day: 0 to 2.</summary>
    public int Reminders { get; set; }

    /// <summary>When the holder was last reminded of that day; null if not yet.</summary>
    public DateTimeOffset? RemindedAt { get; set; }
    /// <summary>For a draft: on how many days it was seen close to its end (<see cref="Drafts.EndedDrafts"/>).</summary>
    public int EndingDays { get; set; }

    /// <summary>The last of these days, in Japan; null if there is none.</summary>
    public DateOnly? EndingOn { get; set; }

    /// <summary>Counts changes, so that only one of two simultaneous changes succeeds.</summary>
    public int Revision { get; set; }

    /// <summary>A new draft.</summary>
    public static Application Begin(Guid accountId, string qualificationId, Procedure procedure, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        AccountId = accountId,
        QualificationId = qualificationId,
        ProcedureId = procedure.Id,
        ProcedureName = procedure.Key.Name,
        ProcedureVersion = procedure.Key.Version,
        Standing = procedure.FixedStanding,
        State = ApplicationState.Draft,
        StartedAt = now,
        ChangedAt = now,
    };
}
