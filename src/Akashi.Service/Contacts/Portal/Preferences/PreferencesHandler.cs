using System.Globalization;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Contacts.Portal.Preferences;

/// <summary>Row 0.9: keeps the holder's language, and whether they want mails.</summary>
internal sealed class PreferencesHandler(ContactStore contacts, Commit commit)
{
    public Task KeepAsync(Guid accountId, CultureInfo language, bool wantsMail, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await contacts.OfAsync(accountId, ct) is not { } contact) return;
        (contact.Language, contact.WantsMail) = (Languages.CodeOf(language), wantsMail);
        contact.Revision++;
        await commit.RaiseAsync(new ContactChanged(accountId, "preferred"), ct);
    }, ct);
}
