using Akashi.Hosting.Texts;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Contacts.Portal.Confirm;

/// <summary>What a link is good for.</summary>
internal enum LinkState
{
    /// <summary>It confirms an address.</summary>
    Open,

    /// <summary>It confirmed the address, now or earlier.</summary>
    Confirmed,

    /// <summary>It is too old, was replaced by a newer one, or never existed.</summary>
    Gone,
}

/// <summary>Row 0.9: confirms an address by the code in the link sent to it, in any browser.</summary>
internal sealed class ConfirmHandler(ContactStore contacts, MailWriter mails, Commit commit, TimeProvider clock)
{
    /// <summary>What a link is good for; changes nothing, because mail scanners open links.</summary>
    public async Task<LinkState> LookAsync(string code, CancellationToken ct) => StateOf(await contacts.FindByCodeAsync(Secrets.Digest(code), ct), code);

    /// <summary>Puts the address in force, and tells the one before.</summary>
    public Task<LinkState> ConfirmAsync(string code, CancellationToken ct) => commit.RunAsync(async () =>
    {
        var contact = await contacts.FindByCodeAsync(Secrets.Digest(code), ct);
        var state = StateOf(contact, code);
        if (state != LinkState.Open) return state;
        var old = contact!.Email;
        contact.Confirm(clock.GetUtcNow());
        if (old is not null) mails.Add(contact.AccountId, MailKind.NoLonger, old, contact.Language ?? Languages.CurrentCode);
        await commit.RaiseAsync(new ContactChanged(contact.AccountId, "confirmed"), ct);
        return LinkState.Confirmed;
    }, ct);

    private LinkState StateOf(Contact? contact, string code)
    {
        if (contact is null) return LinkState.Gone;
        if (contact.UsedDigest == Secrets.Digest(code)) return LinkState.Confirmed;
        return contact.IsPending(clock.GetUtcNow()) ? LinkState.Open : LinkState.Gone;
    }
}
