using Akashi.Service.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Accounts;

/// <summary>A person who signs in.</summary>
internal sealed class Account
{
    public required Guid Id { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Date of birth that a signature proved; null before, and where no certificate said one.</summary>
    public DateOnly? BirthOn { get; set; }

    /// <summary>Sex that a signature proved; null before, and where no certificate said one.</summary>
    public Sex? Sex { get; set; }

    /// <summary>Counts bindings, so that of two first signatures at once one loses.</summary>
    public int Revision { get; set; }
}

/// <summary>One way in of an account: (way, subject) belongs to one account only.</summary>
internal sealed class SignInKey
{
    /// <summary>The way in by a card.</summary>
    public const string Card = "card";

    /// <summary>"card"; the phone's identity provider comes beside it.</summary>
    public required string Way { get; init; }

    /// <summary>For a card: SHA-256 of the authentication certificate's public key, 64 hexadecimal characters.</summary>
    public required string Subject { get; init; }

    public required Guid AccountId { get; init; }

    public required string CertificateSerial { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>Would be partitioned by: none.</summary>
internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Revision).IsConcurrencyToken();
    }
}

/// <summary>Would be partitioned by: none.</summary>
internal sealed class SignInKeyTable : IEntityTypeConfiguration<SignInKey>
{
    public void Configure(EntityTypeBuilder<SignInKey> builder)
    {
        builder.ToTable("sign_in_keys");
        builder.HasKey(k => new { k.Way, k.Subject });
        builder.Property(k => k.Way).HasMaxLength(20);
        builder.Property(k => k.Subject).HasMaxLength(100);
        builder.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
