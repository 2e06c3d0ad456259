using Akashi.Service.Platform.Pages;
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

    /// <summary>Id of the key by which the subject signed in, which has no meaning here; null before sign-in, and for staff.</summary>
    public Guid? KeyId { get; init; }

    /// <summary>Kind of device (<see cref="Pages.VisitorDevice.Code"/>); null before sign-in, and for staff.</summary>
    public string? Device { get; init; }

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
        builder.Property(s => s.Device).HasMaxLength(VisitorDevice.LongestCode);
        builder.HasIndex(s => s.SubjectId);
        builder.HasIndex(s => s.KeyId);
        builder.HasIndex(s => s.SeenAt);
    }
}
