using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Cards;
using Akashi.Service.Procedures;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Applications;

/// <summary>An application from its draft to its end.</summary>
internal sealed class Application
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string QualificationId { get; init; }

    /// <summary>Id of the procedure within its qualification.</summary>
    public required string ProcedureId { get; init; }

    /// <summary>Name of the procedure.</summary>
    public required string ProcedureName { get; init; }

    /// <summary>Version of the procedure with which it began, and with which it ends.</summary>
    public required string ProcedureVersion { get; init; }

    public required ApplicationState State { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Name and version of the procedure.</summary>
    public ProcedureKey Procedure => new(ProcedureName, ProcedureVersion);

    /// <summary>Row 1.5.2; null before the choice.</summary>
    public Standing? Standing { get; set; }

    /// <summary>The 4 facts as the agent read them; null before row 1.5.7.</summary>
    public BasicFacts? Facts { get; set; }

    /// <summary>Answers with what was typed.</summary>
    public DraftAnswers Answers { get; set; } = DraftAnswers.None;

    /// <summary>When row 1.5.11 was consented to; any later change of an answer takes it back.</summary>
    public DateTimeOffset? ConsentedAt { get; set; }

    /// <summary>When it was signed and received; null of a draft.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>What was signed; null of a draft.</summary>
    public Submission? Submission { get; set; }

    /// <summary>What staff decided; null before.</summary>
    public Decision? Decision { get; set; }

    /// <summary>The entry of the register it was matched with or led to; of a change, the entry that it is about, from its begin.</summary>
    public Guid? RegistrationId { get; set; }

    /// <summary>The entry that it would change, until it ends: a unique index allows one pending change an entry (G5).</summary>
    public Guid? OpenChangeOf { get; set; }

    /// <summary>What the register is told when the fee is paid; null where no fee is awaited.</summary>
    public RegisterOrder? AwaitingFee { get; set; }

    /// <summary>Search form of the number that is given to the new entry; nobody else is given it while the fee is awaited.</summary>
    public string? ReservedNumber { get; set; }

    /// <summary>The charge of the fee; null where there is none.</summary>
    public Guid? ChargeId { get; set; }

    /// <summary>Counts changes, so that of two that race one loses.</summary>
    public int Revision { get; set; }

    /// <summary>A draft that its holder begins.</summary>
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
