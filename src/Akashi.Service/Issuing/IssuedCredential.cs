using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Issuing;

/// <summary>State of a credential itself, apart from that of its registration.</summary>
internal enum CredentialState
{
    Valid,

    /// <summary>A fact in it has changed.</summary>
    Replaced,

    /// <summary>Its holder made it invalid: by a press (row 3.7.2), or by applying for a 再交付.</summary>
    Withdrawn,
}

/// <summary>An issued デジタル資格者証: its id, its place in a status list, and what its state is derived from.</summary>
internal sealed class IssuedCredential
{
    /// <summary>The credential's id (cti); random, because everybody can read it in the code.</summary>
    public required Guid Id { get; init; }

    public required Guid RegistrationId { get; init; }

    public required Guid AccountId { get; init; }

    public required string QualificationId { get; init; }

    public required int RegistrationVersion { get; init; }

    /// <summary>The status list that contains its place.</summary>
    public required string ListId { get; init; }

    /// <summary>0 to 1,048,575, random, never reused.</summary>
    public required int Index { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The last day that its holder chose; null if she left it to the limits.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Whether its PDF has a time stamp; null where the system had none.</summary>
    public bool? Stamped { get; init; }

    /// <summary>Id of the key that signed it, hexadecimal.</summary>
    public required string KeyId { get; init; }

    /// <summary>The credential issued in its place when its signing certificate was revoked; null if there is none.</summary>
    public Guid? SuccessorId { get; set; }

    /// <summary>The complete address in the two-dimensional code.</summary>
    public required string Url { get; init; }

    public required CredentialState State { get; set; }

    /// <summary>When its state ceased to be valid; null while it is.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The holder's own note, such as to whom she gave it: 1 to 60 characters; null for none. Nobody else sees it.</summary>
    public string? Note { get; set; }

    /// <summary>Status of the registration according to the last event.</summary>
    public required RegistrationStatus RegistrationStatus { get; set; }

    /// <summary>Ends it for good.</summary>
    /// <param name="state">Why; not valid.</param>
    /// <param name="at">When.</param>
    public void End(CredentialState state, DateTimeOffset at) => (State, EndedAt) = (state, at);
}

/// <summary>Partition by status list, should it grow too large.</summary>
internal sealed class IssuedCredentialTable : IEntityTypeConfiguration<IssuedCredential>
{
    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 60;

    public void Configure(EntityTypeBuilder<IssuedCredential> builder)
    {
        builder.ToTable("credentials");
        builder.IsKept();
        builder.HasKey(c => c.Id);
        builder.Property(c => c.ListId).HasMaxLength(40);
        builder.Property(c => c.KeyId).HasMaxLength(16);
        builder.Property(c => c.Note).HasMaxLength(LongestNote);
        builder.HasIndex(c => new { c.ListId, c.Index }).IsUnique();
        // The rows that make up a status list; few among many.
        builder.HasIndex(c => new { c.ListId, c.Index }, "IX_credentials_not_valid").HasFilter("\"State\" <> 'Valid' OR \"RegistrationStatus\" <> 'Active'");
        builder.HasIndex(c => new { c.KeyId, c.Id });
        builder.HasIndex(c => new { c.AccountId, c.IssuedAt });
        builder.HasIndex(c => new { c.RegistrationId, c.IssuedAt, c.Id });
    }
}
