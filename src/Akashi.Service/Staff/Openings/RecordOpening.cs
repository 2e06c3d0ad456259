using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Staff.Openings;

/// <summary>What a member of staff had in front of them.</summary>
public enum OpenedKind
{
    /// <summary>An application on the page of its review.</summary>
    Application,

    /// <summary>A document attached to an application.</summary>
    Document,

    /// <summary>An entry of the register, on its own page or beside an application.</summary>
    Entry,
}

/// <summary>A record that was opened.</summary>
/// <param name="Kind">As what.</param>
/// <param name="RecordId">Id of the application or of the registration.</param>
public readonly record struct OpenedRecord(OpenedKind Kind, Guid RecordId);

/// <summary>A member of staff opened a person's record: one row for each of them, record and hour.</summary>
internal sealed class RecordOpening
{
    public required Guid Id { get; init; }

    /// <summary>Id of the application or of the registration.</summary>
    public required Guid RecordId { get; init; }

    public required OpenedKind Kind { get; init; }

    public required Guid StaffMemberId { get; init; }

    /// <summary>Number of the hour since 1970-01-01 00:00 UTC, so that reloading a page leaves no more rows.</summary>
    public required long Hour { get; init; }

    /// <summary>When it was first opened in that hour.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The member's body at that time.</summary>
    public required string BodyId { get; init; }

    /// <summary>The member's role at that time.</summary>
    public required StaffRole Role { get; init; }
}

/// <summary>Would be partitioned by: month. Rows are written once, and end after the time of <see cref="OpeningsSettings"/>.</summary>
internal sealed class RecordOpeningTable : IEntityTypeConfiguration<RecordOpening>
{
    public void Configure(EntityTypeBuilder<RecordOpening> builder)
    {
        builder.ToTable("record_openings");
        builder.IsWrittenOnce();
        builder.HasKey(o => o.Id);
        builder.Property(o => o.BodyId).HasMaxLength(80);
        builder.HasIndex(o => new { o.RecordId, o.StaffMemberId, o.Kind, o.Hour }).IsUnique();
        builder.HasIndex(o => new { o.RecordId, o.At, o.Id });
        builder.HasIndex(o => o.At);
    }
}
