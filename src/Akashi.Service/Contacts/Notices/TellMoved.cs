using Akashi.Hosting.Texts;
using Akashi.Service.Applications;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Contacts.Notices;

/// <summary>Row 1.7.5: a mail at every change of state, to a confirmed address whose holder wants it. It says that something changed, not what.</summary>
internal sealed class TellMoved(ContactStore contacts, MailWriter mails) : IFollow<ApplicationMoved>
{
    public async Task FollowAsync(ApplicationMoved happened, CancellationToken ct)
    {
        // A paid application is completed in the same act, which is one piece of news.
        if (happened.State == ApplicationState.Draft || happened.IsWithinStaff || mails.HasAdded(happened.AccountId, MailKind.Moved)) return;
        if (await contacts.FindAsync(happened.AccountId, ct) is { Email: { } address, WantsMail: true } contact)
            mails.Add(happened.AccountId, MailKind.Moved, address, contact.Language ?? Languages.CodeOf(Languages.Japanese));
    }
}
