using Akashi.Service.Contacts.Mail;
using Akashi.Service.Contacts.Notices;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts;

/// <summary>How a holder is reached, as my page shows it.</summary>
/// <param name="MailOffered">Whether this installation sends mails at all.</param>
/// <param name="Email">The confirmed address; null if there is none.</param>
/// <param name="Pending">An address that waits for its confirmation; null if none does.</param>
/// <param name="PendingUntil">Until when it waits.</param>
/// <param name="PendingRefused">Whether the mail could not be delivered to it.</param>
/// <param name="Language">"ja" or "en"; null if it was never chosen.</param>
/// <param name="WantsMail">Whether the holder wants to be told by mail.</param>
public sealed record ContactView(
    bool MailOffered, string? Email, string? Pending, DateTimeOffset? PendingUntil, bool PendingRefused, string? Language, bool WantsMail);

/// <summary>What other capabilities may ask about a holder's contact.</summary>
public sealed class ContactsFace
{
    private readonly AkashiDb db;
    private readonly MailSettings settings;
    private readonly TimeProvider clock;

    internal ContactsFace(AkashiDb db, MailSettings settings, TimeProvider clock) => (this.db, this.settings, this.clock) = (db, settings, clock);

    /// <summary>A holder's contact; empty where nothing was ever entered.</summary>
    public async Task<ContactView> OfAsync(Guid accountId, CancellationToken ct)
    {
        var contact = await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == accountId, ct);
        var offered = settings.Server is not null;
        if (contact is null) return new ContactView(offered, null, null, null, false, null, true);
        var pending = contact.IsPending(clock.GetUtcNow()) ? contact.PendingEmail : null;
        return new ContactView(
            offered, Shown(contact.Email), Shown(pending), pending is null ? null : contact.PendingUntil, contact.PendingRefused, contact.Language,
            contact.WantsMail);
    }

    /// <summary>How many notices a holder has not read.</summary>
    public Task<int> UnreadAsync(Guid accountId, CancellationToken ct) =>
        db.Set<Notice>().CountAsync(n => n.AccountId == accountId && n.ReadAt == null, ct);

    private static string? Shown(string? stored) => stored is null ? null : EmailAddress.Shown(stored);
}
