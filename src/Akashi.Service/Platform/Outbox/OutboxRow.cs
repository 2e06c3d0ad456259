using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Platform.Outbox;

/// <summary>A message that is waiting, being worked on, or parked.</summary>
internal sealed class OutboxRow
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Payload { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Number of attempts begun.</summary>
    public int Attempts { get; set; }

    /// <summary>The claim of the worker that holds the message; null if none does. A worker finishes only what it still holds.</summary>
    public Guid? LeaseId { get; set; }

    /// <summary>After this instant another worker may claim the message.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Why the last attempt failed, or why the message was parked.</summary>
    public string? Reason { get; set; }

    /// <summary>When the message was parked; null while it is still tried.</summary>
    public DateTimeOffset? GaveUpAt { get; set; }
}

/// <summary>Needs no partitions: a row is removed when its work is done.</summary>
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
