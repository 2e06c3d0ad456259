using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Contacts.Mail;

/// <summary>What a mail is about. None names a person, a qualification or a number.</summary>
internal enum MailKind
{
    /// <summary>The link that confirms an address.</summary>
    Confirm,

    /// <summary>To an address that was in force: it no longer is.</summary>
    NoLonger,

    /// <summary>The state of an application changed (row 1.7.5).</summary>
    Moved,

    /// <summary>An application ends soon unless its holder does something (rows 1.7.2 and 5.4.3).</summary>
    Reminder,
    /// <summary>A draft is about to end (row 1.7.4).</summary>
    DraftEnding,
}

/// <summary>A mail that is to be sent, or was; kept for two days, for the limits and against sending it twice.</summary>
internal sealed class OutgoingMail
{
    /// <summary>Also its Message-ID, so that a mail that was sent twice after a crash is recognised as one.</summary>
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required MailKind Kind { get; init; }

    public required string Address { get; init; }

    /// <summary>"ja" or "en".</summary>
    public required string Language { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>
    /// Whether it is never sent, because its address got enough links that day. It counts for its account like any other, so that nobody can tell.
    /// </summary>
    public bool IsWithheld { get; init; }

    /// <summary>When the mail server took or refused it; null before, and for one that is never sent.</summary>
    public DateTimeOffset? SentAt { get; set; }
}

/// <summary>Needs no partitions: a row lives for two days.</summary>
internal sealed class OutgoingMailTable : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mails");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Address).HasMaxLength(EmailAddress.Longest);
        builder.Property(m => m.Language).HasMaxLength(2);
        builder.HasIndex(m => new { m.AccountId, m.MadeAt });
        builder.HasIndex(m => new { m.Address, m.MadeAt });
        builder.HasIndex(m => m.MadeAt);
    }
}
