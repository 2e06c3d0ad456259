using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Cards.Phone;

/// <summary>Which browser sets out to the phone's service, and alone may bring the answer back.</summary>
internal enum AttemptBrowser
{
    /// <summary>That of the session which opened the card request.</summary>
    OfSession,

    /// <summary>That of the phone which serves a computer (<see cref="Handovers.Handover"/>).</summary>
    OfPhone,
}

/// <summary>
/// A browser is on its way to the phone's service for a card request. It lasts as long as the request. Each state works once, and is known until then, so
/// that a browser which comes a second time hears that it is done.
/// </summary>
internal sealed class PhoneAttempt
{
    /// <summary>Digest of the state (<see cref="Platform.Secrets.Digest"/>).</summary>
    public required string StateDigest { get; init; }

    public required string RequestId { get; init; }

    public required AttemptBrowser Browser { get; init; }

    public required string Nonce { get; init; }

    public required string Verifier { get; init; }

    /// <summary>The transaction at the provider; null unless a document is signed.</summary>
    public Guid? Transaction { get; init; }

    /// <summary>Whether the browser has come back.</summary>
    public bool CameHome { get; set; }
}

/// <summary>Needs no partitions: a row lives for minutes, and goes with its card request.</summary>
internal sealed class PhoneAttemptTable : IEntityTypeConfiguration<PhoneAttempt>
{
    private const int SecretLength = 43;

    public void Configure(EntityTypeBuilder<PhoneAttempt> builder)
    {
        builder.ToTable("phone_attempts");
        builder.HasKey(a => a.StateDigest);
        builder.Property(a => a.StateDigest).HasMaxLength(SecretLength);
        builder.Property(a => a.RequestId).HasMaxLength(SecretLength);
        builder.Property(a => a.Nonce).HasMaxLength(SecretLength);
        builder.Property(a => a.Verifier).HasMaxLength(SecretLength);
        builder.HasOne<CardRequest>().WithMany().HasForeignKey(a => a.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}
