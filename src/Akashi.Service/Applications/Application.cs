using Akashi.Service.Catalog;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Applications;

/// <summary>Row 1.5.2: whether the body's register already holds the person.</summary>
public enum RegistrationState
{
    /// <summary>「資格管理団体へ登録している」: link an existing registration.</summary>
    Registered,

    /// <summary>「登録していない」: a new registration; staff give the number at the decision.</summary>
    NotRegistered,
}

/// <summary>An application from its draft to its end.</summary>
internal sealed class Application
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string QualificationId { get; init; }

    public required string ProcedureId { get; init; }

    /// <summary>The form it was made with; old applications keep theirs.</summary>
    public required string FormVersion { get; init; }

    public required ApplicationState State { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    public RegistrationState? RegistrationState { get; set; }

    /// <summary>The 4 facts as the agent read them (<see cref="Cards.BasicFacts"/>), JSON.</summary>
    public string? Facts { get; set; }

    /// <summary>Answers with what was typed (<see cref="Applications.Answers.DraftAnswers"/>), JSON object.</summary>
    public string Answers { get; set; } = "{}";

    /// <summary>When row 1.5.11 was consented to; any later change of an answer takes it back.</summary>
    public DateTimeOffset? ConsentedAt { get; set; }

    /// <summary>受付番号: given at submission, unique.</summary>
    public string? ReceiptNumber { get; set; }

    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>The exact bytes that the card signed (ApplicationDocument).</summary>
    public byte[]? Document { get; set; }

    /// <summary>Detached CMS over <see cref="Document"/>, DER.</summary>
    public byte[]? Signature { get; set; }

    /// <summary>What the check of the signature found (SignatureCheck), JSON.</summary>
    public string? SignatureCheck { get; set; }

    /// <summary>"staff:ID" who decided.</summary>
    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was rejected; shown to the holder.</summary>
    public string? DecisionReason { get; set; }

    /// <summary>
    /// What of the person differed from the entry, or could not be compared, when it was accepted all the same: "name", "birth", "sex", with a
    /// blank between; null where nothing.
    /// </summary>
    public string? AcceptedDespite { get; set; }

    /// <summary>Why it was accepted all the same; for the body, not shown to the holder.</summary>
    public string? AcceptanceReason { get; set; }

    /// <summary>The entry of the register it was matched with or led to; of a change, the entry that it is about, from its begin.</summary>
    public Guid? RegistrationId { get; set; }

    /// <summary>The entry that it would change, as long as it is open: a unique index allows one open change an entry (G5).</summary>
    public Guid? OpenChangeOf { get; set; }

    /// <summary>Version of the entry with which a change was compared when it was signed, or with which a link was decided; null before.</summary>
    public int? RegistrationVersion { get; set; }

    /// <summary>What was signed to be changed (list of FactChange), JSON; null before, and of other kinds.</summary>
    public string? Changes { get; set; }

    /// <summary>What happens at completion (<see cref="CompletionEvent"/>), JSON; kept while the fee is awaited only.</summary>
    public string? Completion { get; set; }

    /// <summary>Search form of the number that is given to the new entry; nobody else is given it while the fee is awaited.</summary>
    public string? ReservedNumber { get; set; }

    /// <summary>The charge of the fee; null where there is none.</summary>
    public Guid? ChargeId { get; set; }

    /// <summary>Counts changes, so that of two that race one loses.</summary>
    public int Revision { get; set; }

    /// <summary>A draft that its holder begins.</summary>
    public static Application Begin(Guid accountId, Qualification qualification, Procedure procedure, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        AccountId = accountId,
        QualificationId = qualification.Id,
        ProcedureId = procedure.Id,
        FormVersion = procedure.Form.Version,
        State = ApplicationState.Draft,
        StartedAt = now,
        ChangedAt = now,
    };
}

/// <summary>A document attached to an application; its bytes lie in the file store under its id.</summary>
internal sealed class Attachment
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>Which document of the form it is.</summary>
    public required string DocumentId { get; init; }

    /// <summary>File name as the holder gave it, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>What its content is: application/pdf, image/jpeg or image/png.</summary>
    public required string ContentType { get; init; }

    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, 64 hexadecimal characters.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>One point of an application's time line (row 1.7.1).</summary>
internal sealed class ApplicationStep
{
    public required Guid ApplicationId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ApplicationState State { get; init; }

    /// <summary>"account:ID", "staff:ID" or "system".</summary>
    public required string By { get; init; }

    /// <summary>What the body writes to the holder; null where nothing.</summary>
    public string? Message { get; init; }
}

/// <summary>Would be partitioned by: qualification.</summary>
internal sealed class ApplicationTable : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("applications");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.QualificationId).HasMaxLength(80);
        builder.Property(a => a.ProcedureId).HasMaxLength(80);
        builder.Property(a => a.ReceiptNumber).HasMaxLength(20);
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.HasIndex(a => new { a.AccountId, a.ChangedAt });
        builder.HasIndex(a => new { a.QualificationId, a.State, a.SubmittedAt });
        builder.HasIndex(a => a.ReceiptNumber).IsUnique();
        builder.HasIndex(a => a.OpenChangeOf).IsUnique();
        builder.HasIndex(a => a.RegistrationId);
        builder.Property(a => a.ReservedNumber).HasMaxLength(80);
        builder.Property(a => a.AcceptedDespite).HasMaxLength(40);
        builder.Property(a => a.AcceptanceReason).HasMaxLength(1000);
        builder.HasIndex(a => new { a.QualificationId, a.ReservedNumber }).IsUnique();
    }
}

/// <summary>Would be partitioned by: qualification, with its application.</summary>
internal sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.Property(a => a.Sha256).HasMaxLength(64);
        builder.HasOne<Application>().WithMany().HasForeignKey(a => a.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Would be partitioned by: qualification, with its application.</summary>
internal sealed class ApplicationStepTable : IEntityTypeConfiguration<ApplicationStep>
{
    public void Configure(EntityTypeBuilder<ApplicationStep> builder)
    {
        builder.ToTable("application_steps");
        builder.IsAppendOnly();
        builder.HasKey(s => new { s.ApplicationId, s.Number });
        builder.HasOne<Application>().WithMany().HasForeignKey(s => s.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
