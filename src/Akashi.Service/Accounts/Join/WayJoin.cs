using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Accounts.Join;

/// <summary>What is still to be done before a way is added.</summary>
internal enum JoinStep
{
    /// <summary>Signing in by the way to be added.</summary>
    SignIn,

    /// <summary>Signing the statement by the way to be added.</summary>
    SignByAdded,

    /// <summary>Signing in once more by the way of the session, where a signature by it does not prove its key by itself: by reader.</summary>
    SignInByOwn,

    /// <summary>Signing the statement by the way of the session.</summary>
    SignByOwn,
}

/// <summary>A holder is about to add a way to sign in: everything happens in one session, within minutes (decision 0029).</summary>
internal sealed class WayJoin
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(20);

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The session that began it, and in which it ends.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The way to be added (<see cref="WayNames"/>).</summary>
    public required string Way { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>Subject of the key to be added; null before its sign-in.</summary>
    public string? Subject { get; set; }

    /// <summary>Serial number of its authentication certificate; null by phone.</summary>
    public string? CertificateSerial { get; set; }

    /// <summary>The statement as signed by the way to be added; null before.</summary>
    public SignedStatement? Signed { get; set; }

    /// <summary>Whether the key of the session has signed in again since the join began.</summary>
    public bool OwnProven { get; set; }

    /// <summary>Counts changes, so that only one of two simultaneous changes succeeds.</summary>
    public int Revision { get; set; }

    /// <summary>The key to be added, once it has signed in.</summary>
    public CardKey? Key => Subject is null ? null : new CardKey(WayNames.Of(Way), Subject);

    /// <summary>Whether its time is over; one that was begun in the future ended when the clock was set back.</summary>
    public bool HasEnded(DateTimeOffset now) => BegunAt + Life <= now || Clocks.IsAhead(BegunAt, now);
}

/// <summary>A statement with its signature.</summary>
/// <param name="Transaction">Id of the card request, which the document names.</param>
/// <param name="Document">The exact bytes that were signed.</param>
/// <param name="Cms">Detached CMS over them, DER.</param>
/// <param name="CertificateSerial">Serial number of the signature certificate, hexadecimal.</param>
/// <param name="RevocationAsOf">The time for which the CA said that the certificate is good.</param>
/// <param name="Facts">What the certificate says about its holder.</param>
internal sealed record SignedStatement(
    string Transaction, byte[] Document, byte[] Cms, string CertificateSerial, DateTimeOffset RevocationAsOf, CertifiedFacts Facts);

/// <summary>A signed statement that took effect. Its certificate, which is in the signature, says who signed.</summary>
internal sealed class WayStatement
{
    public required Guid Id { get; init; }

    /// <summary>Id of the join; the statement was signed once by each of two ways.</summary>
    public required Guid JoinId { get; init; }

    /// <summary>The account to which the way was added.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The way by which it was signed.</summary>
    public required string Way { get; init; }

    public required byte[] Document { get; init; }

    public required byte[] Signature { get; init; }

    public required string CertificateSerial { get; init; }

    public required DateTimeOffset RevocationAsOf { get; init; }

    public required DateTimeOffset TakenAt { get; init; }
}

/// <summary>Needs no partitions: a row lives for minutes.</summary>
internal sealed class WayJoinTable : IEntityTypeConfiguration<WayJoin>
{
    public void Configure(EntityTypeBuilder<WayJoin> builder)
    {
        builder.ToTable("way_joins");
        builder.HasKey(j => j.Id);
        builder.Property(j => j.Way).HasMaxLength(20);
        builder.Property(j => j.Subject).HasMaxLength(255);
        builder.Property(j => j.Signed).IsJson();
        builder.Property(j => j.Revision).IsConcurrencyToken();
        builder.Ignore(j => j.Key);
        builder.HasIndex(j => j.SessionId).IsUnique();
        builder.HasIndex(j => j.BegunAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(j => j.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Partition by account, should it grow too large.</summary>
internal sealed class WayStatementTable : IEntityTypeConfiguration<WayStatement>
{
    public void Configure(EntityTypeBuilder<WayStatement> builder)
    {
        builder.ToTable("way_statements");
        builder.IsAppendOnly();
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Way).HasMaxLength(20);
        builder.HasIndex(s => s.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
