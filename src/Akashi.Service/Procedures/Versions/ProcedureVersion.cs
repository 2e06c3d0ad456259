using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Procedures.Versions;

/// <summary>A version of a procedure, as first offered. It is written only once: applications keep the version that they were begun with.</summary>
internal sealed class ProcedureVersion
{
    /// <summary>Name of the procedure.</summary>
    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>The whole procedure, as <see cref="ProcedureJson"/> writes it.</summary>
    public required string Definition { get; init; }

    public required DateTimeOffset OfferedAt { get; init; }
}

/// <summary>Needs no partitions: a few versions per procedure.</summary>
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
