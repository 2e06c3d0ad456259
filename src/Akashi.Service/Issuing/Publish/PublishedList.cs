using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Issuing.Publish;

/// <summary>
/// A status list as published. Every node serves the same one, and a restarted node serves it at once.
/// Credentials that expire in the same month share lists, so that a list ends together with everything in it.
/// </summary>
internal sealed class PublishedList
{
    public required string ListId { get; init; }

    /// <summary>All credentials in the list have expired by this instant.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Number of the list among those with the same end, from 1; new credentials go into the last.</summary>
    public required int Sequence { get; init; }

    /// <summary>The states compressed with zlib, as they are in the signed list; null if they must be compressed again.</summary>
    public byte[]? Compressed { get; set; }

    /// <summary>The signed list: a Status List Token (Token Status List, 5.2, CWT).</summary>
    public required byte[] Bytes { get; set; }

    /// <summary>Entity tag, including its quotes.</summary>
    public required string Tag { get; set; }

    /// <summary>Digest of its states; while they stay the same, the list is signed again only when it gets old.</summary>
    public required string StatesDigest { get; set; }

    public required DateTimeOffset PublishedAt { get; set; }

    /// <summary>Counts publications, so that states read earlier never replace states read later.</summary>
    public required int Revision { get; set; }
}

/// <summary>Needs no partitions: one row per list.</summary>
internal sealed class PublishedListTable : IEntityTypeConfiguration<PublishedList>
{
    public void Configure(EntityTypeBuilder<PublishedList> builder)
    {
        builder.ToTable("status_lists");
        builder.HasKey(l => l.ListId);
        builder.Property(l => l.ListId).HasMaxLength(40);
        builder.Property(l => l.Tag).HasMaxLength(40);
        builder.Property(l => l.StatesDigest).HasMaxLength(64);
        builder.HasIndex(l => new { l.EndsAt, l.Sequence }).IsUnique();
        builder.Property(l => l.Revision).IsConcurrencyToken();
    }
}
