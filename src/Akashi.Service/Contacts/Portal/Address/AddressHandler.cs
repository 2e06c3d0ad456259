using Akashi.Hosting.Texts;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Contacts.Portal.Address;

/// <summary>Result of entering an address.</summary>
internal enum AskOutcome
{
    /// <summary>A link is on its way, unless the address got enough of them today. Nobody learns which.</summary>
    Asked,

    /// <summary>It is the confirmed address already.</summary>
    Same,

    /// <summary>The account asked too often today.</summary>
    TooMany,
}

/// <summary>Row 0.9: enters, sends again and removes a holder's e-mail address.</summary>
internal sealed class AddressHandler(ContactStore contacts, MailWriter mails, Commit commit, TimeProvider clock)
{
    /// <summary>Waits for the confirmation of an address, and sends the link to it.</summary>
    public Task<AskOutcome> AskAsync(Guid accountId, EmailAddress address, CancellationToken ct)
    {
        var code = Secrets.Make();
        return commit.RunAsync(async () =>
        {
            if (await contacts.OfAsync(accountId, ct) is not { } contact) return AskOutcome.Asked;
            if (contact.Email == address.Text)
            {
                if (contact.PendingEmail is not null) contact.Drop();
                return AskOutcome.Same;
            }
            if (!await mails.MayAskAsync(accountId, ct)) return AskOutcome.TooMany;
            // What is sent later, for example when staff decide, follows this language too.
            contact.Language ??= Languages.CurrentCode;
            var now = clock.GetUtcNow();
            var goesOut = await mails.AddLinkAsync(accountId, address.Text, contact.Language, code, ct);
            // Where no newer link goes out, the one before still works, and as long as the page says.
            if (goesOut || contact.PendingEmail != address.Text || !contact.IsPending(now)) contact.Ask(address, Secrets.Digest(code), now);
            else contact.AskAgain(now);
            await commit.RaiseAsync(new ContactChanged(accountId, "asked"), ct);
            return AskOutcome.Asked;
        }, ct);
    }

    /// <summary>Removes every address, and tells the one that was in force.</summary>
    public Task RemoveAsync(Guid accountId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await contacts.FindAsync(accountId, ct) is not { } contact || (contact.Email ?? contact.PendingEmail) is null) return;
        if (contact.Email is { } old) mails.Add(accountId, MailKind.NoLonger, old, contact.Language ?? Languages.CurrentCode);
        contact.Remove();
        await commit.RaiseAsync(new ContactChanged(accountId, "removed"), ct);
    }, ct);
}
