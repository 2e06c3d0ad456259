using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Platform.Limits;

/// <summary>How often a subject did something in an hour.</summary>
internal sealed class ActCount
{
    /// <summary>Length of an act's name.</summary>
    public const int LongestAct = 40;

    /// <summary>Account of a holder or of a member of staff.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Name of what is counted (<see cref="LimitedActAttribute.Act"/>).</summary>
    public required string Act { get; init; }

    /// <summary>The hour, counted from 1970-01-01 00:00 UTC.</summary>
    public required long Hour { get; init; }

    /// <summary>How often in that hour.</summary>
    public required int Count { get; init; }
}

/// <summary>Would be partitioned by: none; a row ends with its hour.</summary>
internal sealed class ActCountTable : IEntityTypeConfiguration<ActCount>
{
    public void Configure(EntityTypeBuilder<ActCount> builder)
    {
        builder.ToTable("act_counts");
        builder.HasKey(c => new { c.SubjectId, c.Act });
        builder.Property(c => c.Act).HasMaxLength(ActCount.LongestAct);
    }
}
