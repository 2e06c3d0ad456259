using Akashi.Service.Contacts.Mail;
using Akashi.Service.Contacts.Notices;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts;

/// <summary>How the holder is reached, and the mails of the last days.</summary>
internal sealed class ContactsPart(AkashiDb db) : IExportPart
{
    public string Name => "contact";

    public IReadOnlyList<Type> Covers => [typeof(Contact), typeof(OutgoingMail), typeof(Notice)];

    public async Task<ExportedPart> ReadAsync(Guid accountId, CancellationToken ct)
    {
        var contact = await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == accountId, ct);
        var mails = await db.Set<OutgoingMail>().AsNoTracking().Where(m => m.AccountId == accountId).OrderBy(m => m.MadeAt)
            // Whether a link was sent depends on how often others entered the address.
            .Select(m => new { m.Kind, m.Address, m.Language, m.MadeAt, SentAt = m.Kind == MailKind.Confirm ? null : m.SentAt }).ToListAsync(ct);
        var notices = await db.Set<Notice>().AsNoTracking().Where(n => n.AccountId == accountId).OrderBy(n => n.At)
            .Select(n => new { n.At, n.What, n.ApplicationId, n.ReadAt }).ToListAsync(ct);
        return new ExportedPart(new
        {
            contact?.Email,
            contact?.ConfirmedAt,
            contact?.PendingEmail,
            contact?.PendingUntil,
            contact?.Language,
            contact?.WantsMail,
            Mails = mails,
            Notices = notices,
        });
    }
}
