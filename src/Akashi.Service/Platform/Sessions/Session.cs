using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Platform.Sessions;

/// <summary>A session is a record, and the cookie holds only its key, so signing out everywhere takes effect at once.</summary>
internal sealed class Session
{
    public required Guid Id { get; init; }

    /// <summary>Digest of the cookie's key (<see cref="Secrets.Digest"/>).</summary>
    public required string KeyDigest { get; set; }

    /// <summary>"holder" or "staff".</summary>
    public required string Surface { get; init; }

    /// <summary>Who signed in; null before sign-in.</summary>
    public Guid? SubjectId { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Set on sign-out; the record is kept for another day (<see cref="EndedSessions"/>).</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Partition by start, should it grow too large.</summary>
internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.KeyDigest).HasMaxLength(43);
        builder.Property(s => s.Surface).HasMaxLength(10);
        builder.HasIndex(s => s.KeyDigest).IsUnique();
        builder.HasIndex(s => s.SubjectId);
        builder.HasIndex(s => s.SeenAt);
    }
}
