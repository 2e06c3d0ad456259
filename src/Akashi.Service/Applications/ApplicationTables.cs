using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Applications;

/// <summary>Partition by qualification, should it grow too large.</summary>
internal sealed class ApplicationTable : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("applications");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.QualificationId).HasMaxLength(80);
        builder.Property(a => a.ProcedureId).HasMaxLength(80);
        builder.Property(a => a.ProcedureName).HasMaxLength(160);
        builder.Property(a => a.ProcedureVersion).HasMaxLength(20);
        builder.Ignore(a => a.Procedure);
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.Property(a => a.Facts).IsJson();
        builder.Property(a => a.Answers).HasConversion(answers => answers.ToJson(), json => DraftAnswers.Read(json));
        builder.HasIndex(a => new { a.AccountId, a.ChangedAt, a.Id });
        builder.HasIndex(a => new { a.QualificationId, a.State, a.SubmittedAt, a.Id });
        builder.HasIndex(a => new { a.State, a.ChangedAt });
        builder.HasIndex(a => a.OpenChangeOf).IsUnique();
        builder.HasIndex(a => a.RegistrationId);
        builder.HasIndex(a => a.EndsOn).HasFilter("\"EndsOn\" IS NOT NULL");
        builder.HasIndex(a => a.RemindedAt).HasFilter("\"RemindedAt\" IS NOT NULL");
        builder.OwnsOne(a => a.Submission, Configure);
    }

    private static void Configure(OwnedNavigationBuilder<Application, Submission> builder)
    {
        builder.Property(s => s.ReceiptNumber).HasMaxLength(20);
        builder.Property(s => s.Check).IsJson();
        builder.Property(s => s.Change).IsJson();
        builder.HasIndex(s => s.ReceiptNumber).IsUnique();
    }
}

/// <summary>Partition by qualification, together with the applications.</summary>
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

/// <summary>Partition by qualification, together with the applications.</summary>
internal sealed class ApplicationStepTable : IEntityTypeConfiguration<ApplicationStep>
{
    public void Configure(EntityTypeBuilder<ApplicationStep> builder)
    {
        builder.ToTable("application_steps");
        builder.IsAppendOnly();
        builder.HasKey(s => new { s.ApplicationId, s.Number });
        builder.Property(s => s.Reasons).IsJson();
        builder.HasOne<Application>().WithMany().HasForeignKey(s => s.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
