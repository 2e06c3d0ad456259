using Akashi.Service.Platform.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Cards.Phone.Handovers;

/// <summary>How far computer and phone have come.</summary>
internal enum HandoverState
{
    /// <summary>The computer shows the code; no phone has taken it.</summary>
    Offered,

    /// <summary>A phone has taken it and shows the number.</summary>
    Claimed,

    /// <summary>The number was typed on the computer: both are in one person's hands.</summary>
    Confirmed,

    /// <summary>The phone's browser went to the phone's service.</summary>
    Left,

    /// <summary>The phone brought an answer, or why there is none.</summary>
    Brought,

    /// <summary>The person gave up, on either side.</summary>
    GivenUp,

    /// <summary>Too many wrong numbers were typed.</summary>
    Guessed,
}

/// <summary>
/// A card request that a computer opened and a phone answers (docs/decisions/0028-code-on-a-computer.md). The phone is another browser without a
/// session here: it is known by a secret of its own.
/// </summary>
internal sealed class Handover
{
    /// <summary>After this many wrong numbers the request ends.</summary>
    public const int MostWrong = 3;

    /// <summary>The card request; it has at most one.</summary>
    public required string RequestId { get; init; }

    /// <summary>
    /// What the code says (<see cref="HandoverToken"/>). Kept as it is, because a page that is loaded again shows the same code; of no use after the claim.
    /// </summary>
    public required string Token { get; init; }

    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>The system of the computer, as far as its browser says.</summary>
    public required VisitorSystem System { get; init; }

    public HandoverState State { get; set; }

    /// <summary>Digest of the phone's secret (<see cref="Platform.Secrets.Digest"/>); null before the claim.</summary>
    public string? PhoneDigest { get; set; }

    /// <summary>What the phone shows (<see cref="HandoverNumber"/>); null before the claim.</summary>
    public string? Number { get; set; }

    /// <summary>How many wrong numbers were typed: 0 to <see cref="MostWrong"/>.</summary>
    public int Wrong { get; set; }
}

/// <summary>Needs no partitions: a row lives for minutes, and goes with its card request.</summary>
internal sealed class HandoverTable : IEntityTypeConfiguration<Handover>
{
    private const int SecretLength = 43;

    public void Configure(EntityTypeBuilder<Handover> builder)
    {
        builder.ToTable("handovers");
        builder.HasKey(h => h.RequestId);
        builder.Property(h => h.RequestId).HasMaxLength(SecretLength);
        builder.Property(h => h.Token).HasMaxLength(HandoverToken.Length);
        builder.Property(h => h.PhoneDigest).HasMaxLength(SecretLength);
        builder.Property(h => h.Number).HasMaxLength(HandoverNumber.Length);
        builder.HasIndex(h => h.Token).IsUnique();
        builder.HasIndex(h => h.PhoneDigest);
        builder.HasOne<CardRequest>().WithOne().HasForeignKey<Handover>(h => h.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}
