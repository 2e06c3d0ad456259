using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Platform.Kept;

/// <summary>What a person typed into a form that was not taken: its session had ended, or they left the page (row 0.6).</summary>
internal sealed class KeptForm
{
    /// <summary>How long it is kept: as long as a session lasts at most.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Longest path of a page.</summary>
    public const int LongestPath = 200;

    public required Guid Id { get; init; }

    /// <summary>Digest of the secret in the browser's cookie (<see cref="Secrets.Digest"/>).</summary>
    public required string KeyDigest { get; init; }

    /// <summary>"holder" or "staff".</summary>
    public required string Surface { get; init; }

    /// <summary>Who typed it, as the session of the form knew them.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Path of the page, without a query.</summary>
    public required string Path { get; init; }

    /// <summary>Whether files were chosen, which are not kept.</summary>
    public required bool HadFiles { get; init; }

    /// <summary>The text, encrypted (<see cref="KeptForms"/>).</summary>
    public required byte[] Sealed { get; init; }

    public required DateTimeOffset KeptAt { get; init; }
}

/// <summary>Needs no partitions: a row lives for hours.</summary>
internal sealed class KeptFormTable : IEntityTypeConfiguration<KeptForm>
{
    private const int DigestLength = 43;
    private const int SurfaceLength = 10;

    public void Configure(EntityTypeBuilder<KeptForm> builder)
    {
        builder.ToTable("kept_forms");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.KeyDigest).HasMaxLength(DigestLength);
        builder.Property(f => f.Surface).HasMaxLength(SurfaceLength);
        builder.Property(f => f.Path).HasMaxLength(KeptForm.LongestPath);
        builder.HasIndex(f => new { f.KeyDigest, f.Path });
        builder.HasIndex(f => f.SubjectId);
        builder.HasIndex(f => f.KeptAt);
    }
}
