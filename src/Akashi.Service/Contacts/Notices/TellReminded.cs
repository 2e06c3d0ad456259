using Akashi.Hosting.Texts;
using Akashi.Service.Applications;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Contacts.Notices;

/// <summary>
/// Rows 1.7.2 and 5.4.3: a mail with each reminder, to a confirmed address whose holder wants it. The time line shows the reminder to every holder.
/// </summary>
internal sealed class TellReminded(ContactStore contacts, MailWriter mails) : IFollow<ApplicationReminded>
{
    public async Task FollowAsync(ApplicationReminded happened, CancellationToken ct)
    {
        if (await contacts.FindAsync(happened.AccountId, ct) is { Email: { } address, WantsMail: true } contact)
            mails.Add(happened.AccountId, MailKind.Reminder, address, contact.Language ?? Languages.CodeOf(Languages.Japanese));
    }
}
