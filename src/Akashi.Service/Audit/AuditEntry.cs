using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Akashi.Service.Platform.Json;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Audit;

/// <summary>One link of the chain: what was done, and the digest over it and over the link before.</summary>
internal sealed class AuditEntry
{
    /// <summary>Digest that stands before the first entry: 64 zeros.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <summary>1, 2, 3 … without a gap.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The act in canonical JSON (RFC 8785): act, by, subject, details.</summary>
    public required string Text { get; init; }

    /// <summary>Digest of the entry before, 64 hexadecimal characters.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over canonical JSON of {at, number, previous, text}, 64 hexadecimal characters.</summary>
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

/// <summary>Would be partitioned by: time.</summary>
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
