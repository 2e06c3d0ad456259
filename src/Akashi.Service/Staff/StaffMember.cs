using Akashi.Service.Staff.Passkeys;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Staff;

/// <summary>Role of a member of staff (row 6.1).</summary>
public enum StaffRole
{
    /// <summary>事務担当者: reviews and decides applications.</summary>
    Clerk,

    /// <summary>決裁者: gives the second approval.</summary>
    Approver,

    /// <summary>登録官: changes the register.</summary>
    Registrar,

    /// <summary>監査担当者: read-only.</summary>
    Auditor,

    /// <summary>管理者: everything within their own body.</summary>
    Administrator,
}

/// <summary>A member of a qualification body's staff. Each belongs to one body and sees only its qualifications.</summary>
internal sealed class StaffMember
{
    public required Guid Id { get; init; }

    public required string BodyId { get; init; }

    public required string Name { get; init; }

    public required StaffRole Role { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; set; }
}

/// <summary>A passkey of a member of staff, as registered by WebAuthn.</summary>
internal sealed class StaffPasskey
{
    /// <summary>Credential id, base64url.</summary>
    public required string Id { get; init; }

    public required Guid StaffMemberId { get; init; }

    /// <summary>COSE key.</summary>
    public required byte[] PublicKey { get; init; }

    public required uint SignCount { get; set; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Transports, separated by spaces.</summary>
    public required string Transports { get; init; }

    public required bool UserVerified { get; set; }

    public required bool BackupEligible { get; init; }

    public required bool BackedUp { get; set; }

    public required byte[] AttestationObject { get; init; }

    public required byte[] ClientDataJson { get; init; }
}

/// <summary>A one-time link with which a member of staff enrols the first passkey.</summary>
internal sealed class EnrolmentLink
{
    /// <summary>Digest of the code in the link; the code itself is not stored.</summary>
    public required string CodeDigest { get; init; }

    public required Guid StaffMemberId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>Challenge of a passkey ceremony in progress: bound to one browser session, for single use.</summary>
internal sealed class PasskeyCeremony
{
    public required Guid SessionId { get; init; }

    public required string State { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Whether the ceremony has expired. One that starts in the future ended when the clock was set back.</summary>
    public bool HasEnded(DateTimeOffset now) => ExpiresAt <= now || Clocks.IsAhead(ExpiresAt - Ceremonies.Life, now);
}

/// <summary>Needs no partitions.</summary>
internal sealed class StaffMemberTable : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("staff_members");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.BodyId).HasMaxLength(80);
        builder.Property(m => m.Name).HasMaxLength(100);
    }
}

/// <summary>Needs no partitions.</summary>
internal sealed class StaffPasskeyTable : IEntityTypeConfiguration<StaffPasskey>
{
    public void Configure(EntityTypeBuilder<StaffPasskey> builder)
    {
        builder.ToTable("staff_passkeys");
        builder.HasKey(p => p.Id);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.StaffMemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Needs no partitions.</summary>
internal sealed class EnrolmentLinkTable : IEntityTypeConfiguration<EnrolmentLink>
{
    public void Configure(EntityTypeBuilder<EnrolmentLink> builder)
    {
        builder.ToTable("staff_enrolment_links");
        builder.HasKey(l => l.CodeDigest);
        builder.Property(l => l.CodeDigest).HasMaxLength(43);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(l => l.StaffMemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Needs no partitions: a row lives for minutes.</summary>
internal sealed class PasskeyCeremonyTable : IEntityTypeConfiguration<PasskeyCeremony>
{
    public void Configure(EntityTypeBuilder<PasskeyCeremony> builder)
    {
        builder.ToTable("staff_passkey_ceremonies");
        builder.HasKey(c => c.SessionId);
        builder.HasIndex(c => c.ExpiresAt);
    }
}
