using Akashi.Service.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Contacts.Notices;

/// <summary>A notice in the portal (row 1.7.5). It says what happened to which application; who and what stands there.</summary>
internal sealed class Notice
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The application; it may be gone.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>What happened: name of a state (<see cref="ApplicationState"/>) or of another piece of news, as in <see cref="NoticeWords"/>.</summary>
    public required string What { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When its holder said that they have read it; null before.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>Partition by account, should it grow too large.</summary>
internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    private const int LongestWhat = 40;

    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.What).HasMaxLength(LongestWhat);
        builder.HasIndex(n => new { n.AccountId, n.At, n.Id });
        builder.HasIndex(n => n.ApplicationId);
        builder.HasIndex(n => n.At);
    }
}
