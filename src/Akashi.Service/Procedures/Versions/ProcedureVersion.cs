using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Procedures.Versions;

/// <summary>A version of a procedure as it was first offered. It is written once: applications that began with it end with it.</summary>
internal sealed class ProcedureVersion
{
    /// <summary>Name of the procedure.</summary>
    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>All that it says (<see cref="ProcedureJson"/>).</summary>
    public required string Definition { get; init; }

    public required DateTimeOffset OfferedAt { get; init; }
}

/// <summary>Small: a few versions a procedure; would not be partitioned.</summary>
internal sealed class ProcedureVersionTable : IEntityTypeConfiguration<ProcedureVersion>
{
    public void Configure(EntityTypeBuilder<ProcedureVersion> builder)
    {
        builder.ToTable("procedure_versions");
        builder.IsAppendOnly();
        builder.HasKey(v => new { v.Name, v.Version });
        builder.Property(v => v.Name).HasMaxLength(160);
        builder.Property(v => v.Version).HasMaxLength(20);
    }
}
