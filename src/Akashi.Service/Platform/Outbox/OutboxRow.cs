using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Platform.Outbox;

/// <summary>A message that waits, is being carried out, or was given up.</summary>
internal sealed class OutboxRow
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Payload { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Tries begun so far.</summary>
    public int Attempts { get; set; }

    /// <summary>Who carries it out; null where nobody. A worker finishes only what it still holds.</summary>
    public Guid? LeaseId { get; set; }

    /// <summary>From then on another may take it.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Why the last try was not the last one, or why it was given up.</summary>
    public string? Reason { get; set; }

    /// <summary>When it was parked; null while it is tried.</summary>
    public DateTimeOffset? GaveUpAt { get; set; }
}

/// <summary>Would be partitioned by: none; rows end when they are done.</summary>
internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxRow>
{
    public const int LongestReason = 200;

    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Kind).HasMaxLength(40);
        builder.Property(r => r.Reason).HasMaxLength(LongestReason);
        builder.HasIndex(r => new { r.Kind, r.GaveUpAt, r.DueAt });
    }
}
