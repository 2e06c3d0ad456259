using Akashi.Hosting.Texts;
using Akashi.Service.Applications.Drafts;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts.Notices;

/// <summary>Row 1.7.4: tells by mail and in the portal that a draft ends, and in the portal that it has ended.</summary>
internal sealed class NoteDraft(AkashiDb db, ContactStore contacts, MailWriter mails, NoticeWriter notices) : IFollow<DraftEnding>, IFollow<DraftRemoved>
{
    public async Task FollowAsync(DraftEnding happened, CancellationToken ct)
    {
        notices.Tell(happened.AccountId, happened.ApplicationId, NoticeWords.DraftEnding);
        if (await contacts.FindAsync(happened.AccountId, ct) is { Email: { } address, WantsMail: true } contact)
            mails.Add(happened.AccountId, MailKind.DraftEnding, address, contact.Language ?? Languages.CodeOf(Languages.Japanese));
    }

    public async Task FollowAsync(DraftRemoved happened, CancellationToken ct)
    {
        // What was said about it is over.
        await db.Set<Notice>().Where(n => n.ApplicationId == happened.ApplicationId).ExecuteDeleteAsync(ct);
        if (happened.By == Actor.System) notices.Tell(happened.AccountId, happened.ApplicationId, NoticeWords.DraftEnded);
    }
}
