using Akashi.Service.Platform.Money;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Payments;

/// <summary>What a holder has to pay.</summary>
internal sealed class Charge
{
    public required Guid Id { get; init; }

    /// <summary>What is paid for: an id that has no meaning in this capability.</summary>
    public required Guid SubjectId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The body that receives the money.</summary>
    public required string BodyId { get; init; }

    /// <summary>Name of the body, for the receipt.</summary>
    public required string Payee { get; init; }

    /// <summary>Name of the payer, for the receipt.</summary>
    public required string Payer { get; init; }

    public required string Title { get; init; }

    /// <summary>受付番号 of what is paid for.</summary>
    public required string ReceiptNumber { get; init; }

    /// <summary>Sum of the lines, in whole yen.</summary>
    public required Yen Total { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset OfferedAt { get; init; }

    public required ChargeState State { get; set; }

    /// <summary>When the payer agreed to the notices of row 5.2.4.</summary>
    public DateTimeOffset? AgreedAt { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>Counts changes, so that only one of two simultaneous changes succeeds.</summary>
    public int Revision { get; set; }
}

/// <summary>A line of a charge.</summary>
internal sealed class ChargeLine
{
    public required Guid ChargeId { get; init; }

    /// <summary>Number of the line, from 1.</summary>
    public required int Number { get; init; }

    public required string Label { get; init; }

    public required ItemKind Kind { get; init; }

    public required Yen Amount { get; init; }
}

/// <summary>An attempt to pay a charge at the provider.</summary>
internal sealed class Attempt
{
    /// <summary>Also the idempotency key and the reference at the provider.</summary>
    public required Guid Id { get; init; }

    public required Guid ChargeId { get; init; }

    public required AttemptState State { get; set; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When the provider's page stops accepting a payment.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The language of the provider's page, "ja" or "en": the payer's at the beginning. Kept, because the same key always sends the same.</summary>
    public required string Language { get; init; }

    /// <summary>Id of the provider's page; null until the provider has given it.</summary>
    public string? Session { get; set; }

    /// <summary>Address of the provider's page.</summary>
    public string? Page { get; set; }

    /// <summary>The provider's id of the payment; null before it is captured.</summary>
    public string? Payment { get; set; }

    /// <summary>When we ask the provider on our own initiative; null if nothing is open.</summary>
    public DateTimeOffset? AskAt { get; set; }

    public int Revision { get; set; }
}

/// <summary>Partition by body, should it grow too large.</summary>
internal sealed class ChargeTable : IEntityTypeConfiguration<Charge>
{
    public void Configure(EntityTypeBuilder<Charge> builder)
    {
        builder.ToTable("charges");
        builder.IsKept();
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Total).HasConversion(y => y.Amount, n => new Yen(n));
        builder.Property(c => c.BodyId).HasMaxLength(80);
        builder.Property(c => c.ReceiptNumber).HasMaxLength(20);
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.HasIndex(c => c.SubjectId).IsUnique();
    }
}

/// <summary>Partition by body, together with the charges.</summary>
internal sealed class ChargeLineTable : IEntityTypeConfiguration<ChargeLine>
{
    public void Configure(EntityTypeBuilder<ChargeLine> builder)
    {
        builder.ToTable("charge_lines");
        builder.IsAppendOnly();
        builder.HasKey(l => new { l.ChargeId, l.Number });
        builder.Property(l => l.Amount).HasConversion(y => y.Amount, n => new Yen(n));
        builder.HasOne<Charge>().WithMany().HasForeignKey(l => l.ChargeId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Partition by body, together with the charges.</summary>
internal sealed class AttemptTable : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.ToTable("attempts");
        builder.IsKept();
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Language).HasMaxLength(2);
        builder.Property(a => a.Session).HasMaxLength(255);
        builder.Property(a => a.Payment).HasMaxLength(255);
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.HasIndex(a => a.Session).IsUnique();
        builder.HasIndex(a => a.ChargeId);
        // Threat M4: the database itself refuses a second payment.
        builder.HasIndex(a => a.ChargeId, "IX_attempts_one_captured").IsUnique().HasFilter("\"State\" = 'Captured'");
        builder.HasIndex(a => a.ChargeId, "IX_attempts_one_open").IsUnique().HasFilter("\"State\" IN ('Requested', 'Started', 'Unknown')");
        builder.HasOne<Charge>().WithMany().HasForeignKey(a => a.ChargeId).OnDelete(DeleteBehavior.Restrict);
    }
}
