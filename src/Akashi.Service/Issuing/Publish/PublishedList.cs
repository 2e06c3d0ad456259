using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Issuing.Publish;

/// <summary>
/// A status list as it stands published: every node serves the same one, a restarted one at once. Credentials that end in one month share
/// lists, so that a list ends with all that is in it.
/// </summary>
internal sealed class PublishedList
{
    public required string ListId { get; init; }

    /// <summary>From this instant on no credential in it lives.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Which of the lists with this end it is, from 1; new credentials go into the last.</summary>
    public required int Sequence { get; init; }

    /// <summary>The states in zlib, as the signed list holds them; null where they must be compressed anew.</summary>
    public byte[]? Compressed { get; set; }

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
        builder.HasIndex(l => new { l.EndsAt, l.Sequence }).IsUnique();
        builder.Property(l => l.Revision).IsConcurrencyToken();
    }
}
