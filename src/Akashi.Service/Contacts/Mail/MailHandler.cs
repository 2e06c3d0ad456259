using System.Security.Cryptography;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts.Mail;

/// <summary>
/// Sends one mail. If the process dies between the server's answer and the row, the mail goes out again with the same Message-ID and the same link.
/// </summary>
internal sealed partial class MailHandler(
    AkashiDb db, MailComposer composer, IMailSender sender, IDataProtectionProvider protection, TimeProvider clock, ILogger<MailHandler> logger)
    : IOutboxHandler
{
    /// <summary>Kind of its messages.</summary>
    public const string Kind = "mail";

    public async Task<OutboxResult> HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        var order = message.Read<MailOrder>();
        var mail = await db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == order.Id, ct);
        if (mail is null or { SentAt: not null }) return new OutboxResult.Done();
        var contact = await db.Set<Contact>().SingleOrDefaultAsync(c => c.AccountId == mail.AccountId, ct);
        // Another address was entered in the meantime, or none is wanted.
        if (mail.Kind == MailKind.Confirm && contact?.PendingEmail != mail.Address) return new OutboxResult.Done();
        // News goes only to an address that is still in force, and still wanted there.
        var isNews = mail.Kind is MailKind.Moved or MailKind.Reminder or MailKind.DraftEnding;
        if (isNews && (contact is not { WantsMail: true } || contact.Email != mail.Address)) return new OutboxResult.Done();
        if (!TryOpen(order.Code, out var code)) return new OutboxResult.GiveUp("its code was encrypted by other keys");
        var sent = await sender.SendAsync(composer.Compose(mail, code), ct);
        if (sent is MailSent.Later later) return Again(message, mail, later.Reason);
        mail.SentAt = clock.GetUtcNow();
        if (sent is MailSent.Refused refused) NoAddress(logger, mail.Id, refused.Status);
        if (sent is MailSent.Refused && mail.Kind == MailKind.Confirm) contact!.PendingRefused = true;
        await db.SaveChangesAsync(ct);
        return new OutboxResult.Done();
    }

    // One line for each mail; the last try has a line of the outbox.
    private OutboxResult.RetryLater Again(OutboxMessage message, OutgoingMail mail, string reason)
    {
        if (message.Attempt == 1) NotTaken(logger, mail.Id, reason);
        return new OutboxResult.RetryLater(reason);
    }

    private bool TryOpen(string? encrypted, out string? code)
    {
        code = null;
        if (encrypted is null) return true;
        try
        {
            code = protection.CreateProtector(MailWriter.Purpose).Unprotect(encrypted);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server refuses the receiver of mail {Id} with SMTP {Status}; it is not tried again.")]
    private static partial void NoAddress(ILogger logger, Guid id, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was not taken by the mail server ({Reason}); it is tried again.")]
    private static partial void NotTaken(ILogger logger, Guid id, string reason);
}
