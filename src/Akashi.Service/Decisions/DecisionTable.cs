using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Decisions;

/// <summary>Partition by qualification, together with the applications.</summary>
internal sealed class DecisionTable : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions");
        builder.HasKey(d => d.ApplicationId);
        builder.Property(d => d.ApplicationId).ValueGeneratedNever();
        builder.Property(d => d.QualificationId).HasMaxLength(80);
        builder.Property(d => d.Doubts).IsJson();
        builder.Property(d => d.AwaitingFee).IsJson();
        builder.Property(d => d.ReservedNumber).HasMaxLength(80);
        builder.HasIndex(d => d.PromisedEntry);
        builder.HasIndex(d => new { d.QualificationId, d.ReservedNumber }).IsUnique();
    }
}
