using Akashi.Service.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Accounts;

/// <summary>A person who signs in.</summary>
internal sealed class Account
{
    public required Guid Id { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Date of birth proven by a signature; null before the first one, and if no certificate stated it.</summary>
    public DateOnly? BirthOn { get; set; }

    /// <summary>Sex proven by a signature; null before the first one, and if no certificate stated it.</summary>
    public Sex? Sex { get; set; }

    /// <summary>When it was joined with another account of the same person, which has all its keys and records since; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The account with which it was joined; null while it is open.</summary>
    public Guid? JoinedId { get; set; }

    /// <summary>Counts bindings, so that only one of two simultaneous first signatures succeeds.</summary>
    public int Revision { get; set; }
}

/// <summary>A way to sign in to an account. Each pair of way and subject belongs to one account only.</summary>
internal sealed class SignInKey
{
    /// <summary>By which sessions and forms name the key: its subject is a mark of the person at the provider.</summary>
    public required Guid Id { get; init; }

    /// <summary>"card" or "phone" (<see cref="WayNames"/>).</summary>
    public required string Way { get; init; }

    /// <summary>By what the card is known again by this way (<see cref="CardKey.Subject"/>).</summary>
    public required string Subject { get; init; }

    public required Guid AccountId { get; set; }

    /// <summary>Serial number of the authentication certificate, hexadecimal; null by phone, which gives none.</summary>
    public required string? CertificateSerial { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The last sign-in with it; null before the first.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>A key that is added to an account now.</summary>
    public static SignInKey New(CardKey card, Guid accountId, string? certificateSerial, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Way = WayNames.NameOf(card.Way),
        Subject = card.Subject,
        AccountId = accountId,
        CertificateSerial = certificateSerial,
        AddedAt = now,
    };
}

/// <summary>What the two ways are called in tables and in the trail.</summary>
internal static class WayNames
{
    private const string Card = "card";
    private const string Phone = "phone";

    public static string NameOf(CardWay way) => way == CardWay.Phone ? Phone : Card;

    public static CardWay Of(string name) => name == Phone ? CardWay.Phone : CardWay.Card;
}

/// <summary>Needs no partitions.</summary>
internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Revision).IsConcurrencyToken();
    }
}

/// <summary>Needs no partitions.</summary>
internal sealed class SignInKeyTable : IEntityTypeConfiguration<SignInKey>
{
    public void Configure(EntityTypeBuilder<SignInKey> builder)
    {
        builder.ToTable("sign_in_keys");
        builder.HasKey(k => new { k.Way, k.Subject });
        builder.Property(k => k.Way).HasMaxLength(20);
        builder.Property(k => k.Subject).HasMaxLength(255);
        builder.HasIndex(k => k.Id).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
