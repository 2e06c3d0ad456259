using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Platform.Limits;

/// <summary>How often a subject did something within an hour.</summary>
internal sealed class ActCount
{
    /// <summary>Maximum length of an act's name.</summary>
    public const int LongestAct = 40;

    /// <summary>Account of the holder, or id of the member of staff.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Name of what is counted (<see cref="LimitedActAttribute.Act"/>).</summary>
    public required string Act { get; init; }

    /// <summary>The hour, as a number of hours since 1970-01-01 00:00 UTC.</summary>
    public required long Hour { get; init; }

    /// <summary>How often the act was done in that hour.</summary>
    public required int Count { get; init; }
}

/// <summary>Needs no partitions: a row lives for an hour.</summary>
internal sealed class ActCountTable : IEntityTypeConfiguration<ActCount>
{
    public void Configure(EntityTypeBuilder<ActCount> builder)
    {
        builder.ToTable("act_counts");
        builder.HasKey(c => new { c.SubjectId, c.Act });
        builder.Property(c => c.Act).HasMaxLength(ActCount.LongestAct);
    }
}
