using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Akashi.Service.Platform.Json;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Audit;

/// <summary>A link of the chain: what was done, and a digest over it and the previous link.</summary>
internal sealed class AuditEntry
{
    /// <summary>Stands in for the digest before the first entry: 64 zeros.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <summary>1, 2, 3 and so on, without gaps.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The act in canonical JSON (RFC 8785): act, by, subject, details.</summary>
    public required string Text { get; init; }

    /// <summary>Digest of the previous entry, 64 hexadecimal characters.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over the canonical JSON of {at, number, previous, text}, 64 hexadecimal characters.</summary>
    public required string Digest { get; init; }

    public static string DigestOf(long number, DateTimeOffset at, string text, string previous) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(new JsonObject
        {
            ["at"] = Instants.Text(at),
            ["number"] = number,
            ["previous"] = previous,
            ["text"] = text,
        })));
}

/// <summary>Partition by time, should it grow too large.</summary>
internal sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.IsAppendOnly();
        builder.HasKey(e => e.Number);
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Previous).HasMaxLength(64);
        builder.Property(e => e.Digest).HasMaxLength(64);
    }
}
