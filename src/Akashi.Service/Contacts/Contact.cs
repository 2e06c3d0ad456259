using Akashi.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Contacts;

/// <summary>How a holder is reached, and in which language. An address counts once its owner pressed the button behind the link sent to it.</summary>
internal sealed class Contact
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    public required Guid AccountId { get; init; }

    /// <summary>The confirmed address (<see cref="EmailAddress.Text"/>), the only one that gets mails; null if there is none.</summary>
    public string? Email { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>An address that waits for its confirmation; until then the one before stays in force.</summary>
    public string? PendingEmail { get; private set; }

    /// <summary>Digest of the code in the link to it.</summary>
    public string? PendingDigest { get; private set; }

    /// <summary>When that link ends.</summary>
    public DateTimeOffset? PendingUntil { get; private set; }

    /// <summary>Whether the mail server refused the address that waits.</summary>
    public bool PendingRefused { get; set; }

    /// <summary>Digest of the code by which the address was confirmed, so that a second press gets the first answer.</summary>
    public string? UsedDigest { get; private set; }

    /// <summary>"ja" or "en": the language of mails, and of the portal in a browser that has none yet; null if it was never chosen.</summary>
    public string? Language { get; set; }

    /// <summary>Whether the holder wants to be told by mail.</summary>
    public bool WantsMail { get; set; } = true;

    /// <summary>Counts changes, so that only one of two simultaneous changes succeeds.</summary>
    public int Revision { get; set; }

    /// <summary>Whether an address waits for a link that still works. One that ends too far ahead was made before the clock was set back.</summary>
    public bool IsPending(DateTimeOffset now) => PendingUntil is { } until && until > now && !Clocks.IsAhead(until - LinkLife, now);

    /// <summary>Waits for the confirmation of an address; a link sent before no longer works.</summary>
    public void Ask(EmailAddress address, string digest, DateTimeOffset now)
    {
        (PendingEmail, PendingDigest, PendingUntil, PendingRefused) = (address.Text, digest, now + LinkLife, false);
        Revision++;
    }

    /// <summary>Waits as long again for the same address and by the same link.</summary>
    public void AskAgain(DateTimeOffset now)
    {
        PendingUntil = now + LinkLife;
        Revision++;
    }

    /// <summary>Puts the waiting address in force.</summary>
    public void Confirm(DateTimeOffset now)
    {
        (Email, ConfirmedAt, UsedDigest) = (PendingEmail, now, PendingDigest);
        Drop();
    }

    /// <summary>Takes the addresses of another account of the same person; one that waits here already stays.</summary>
    public void TakeOver(Contact other)
    {
        (Email, ConfirmedAt, UsedDigest) = (other.Email, other.ConfirmedAt, other.UsedDigest);
        if (PendingEmail is null)
            (PendingEmail, PendingDigest, PendingUntil, PendingRefused) = (other.PendingEmail, other.PendingDigest, other.PendingUntil, other.PendingRefused);
        Language ??= other.Language;
        Revision++;
    }

    /// <summary>Forgets the waiting address.</summary>
    public void Drop()
    {
        (PendingEmail, PendingDigest, PendingUntil, PendingRefused) = (null, null, null, false);
        Revision++;
    }

    /// <summary>Forgets every address.</summary>
    public void Remove()
    {
        (Email, ConfirmedAt, UsedDigest) = (null, null, null);
        Drop();
    }
}

/// <summary>Needs no partitions.</summary>
internal sealed class ContactTable : IEntityTypeConfiguration<Contact>
{
    private const int DigestLength = 43;

    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts");
        builder.HasKey(c => c.AccountId);
        builder.Property(c => c.AccountId).ValueGeneratedNever();
        builder.Property(c => c.Email).HasMaxLength(EmailAddress.Longest);
        builder.Property(c => c.PendingEmail).HasMaxLength(EmailAddress.Longest);
        builder.Property(c => c.PendingDigest).HasMaxLength(DigestLength);
        builder.Property(c => c.UsedDigest).HasMaxLength(DigestLength);
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.HasIndex(c => c.PendingDigest).IsUnique();
        builder.HasIndex(c => c.UsedDigest).IsUnique();
        builder.HasIndex(c => c.PendingUntil);
    }
}
