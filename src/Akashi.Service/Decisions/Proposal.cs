using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Decisions;

/// <summary>What the first of two persons decided (row 6.4). It takes effect when a second one confirms it; the last one of an application counts.</summary>
internal sealed class Proposal
{
    public required Guid ApplicationId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required Actor By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why it is to be rejected, as it will be shown to the holder; null if it is to be accepted.</summary>
    public string? Rejection { get; init; }

    /// <summary>Why it is to be accepted: for the second person; null if it is to be rejected.</summary>
    public string? Note { get; init; }

    /// <summary>Number and date of the new entry; null if none is made.</summary>
    public NewEntryInput? NewEntry { get; init; }

    /// <summary>The entry to link, where it is not the one of the signed number; null for that one, or if none is linked.</summary>
    public Guid? EntryId { get; init; }

    /// <summary>The answer to doubts about the person; null if there were none.</summary>
    public IdentityAnswer? Answer { get; init; }

    /// <summary>Who sent it back to the review; null if nobody did.</summary>
    public Actor? SentBackBy { get; set; }

    /// <summary>When it was sent back.</summary>
    public DateTimeOffset? SentBackAt { get; set; }

    /// <summary>Why it was sent back; for colleagues.</summary>
    public string? SentBackReason { get; set; }
}

/// <summary>Partition by qualification, together with the applications.</summary>
internal sealed class ProposalTable : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposals");
        builder.IsKept();
        builder.HasKey(p => new { p.ApplicationId, p.Number });
        builder.Property(p => p.NewEntry).IsJson();
        builder.Property(p => p.Answer).IsJson();
    }
}
