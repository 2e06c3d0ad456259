using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Issuing.Publish;

/// <summary>A status list as it stands published: every node serves the same one, a restarted one at once.</summary>
internal sealed class PublishedList
{
    public required string ListId { get; init; }

    /// <summary>The signed list, a token of Token Status List (5.2, CWT).</summary>
    public required byte[] Bytes { get; set; }

    /// <summary>Entity tag, with its quotes.</summary>
    public required string Tag { get; set; }

    /// <summary>Digest of the states in it: the same states are not signed again before it is old.</summary>
    public required string StatesDigest { get; set; }

    public required DateTimeOffset PublishedAt { get; set; }

    /// <summary>Counts lists, so that what was read earlier never takes the place of what was read later.</summary>
    public required int Revision { get; set; }
}

/// <summary>Would be partitioned by: none; one row a list.</summary>
internal sealed class PublishedListTable : IEntityTypeConfiguration<PublishedList>
{
    public void Configure(EntityTypeBuilder<PublishedList> builder)
    {
        builder.ToTable("status_lists");
        builder.HasKey(l => l.ListId);
        builder.Property(l => l.ListId).HasMaxLength(40);
        builder.Property(l => l.Tag).HasMaxLength(40);
        builder.Property(l => l.StatesDigest).HasMaxLength(64);
        builder.Property(l => l.Revision).IsConcurrencyToken();
    }
}
