using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts.Mail;

/// <summary>Payload of the outbox: ids only; the code of a link is encrypted, because only its digest may be stored.</summary>
/// <param name="Id">The mail.</param>
/// <param name="Code">The encrypted code; null where the mail has no link.</param>
internal sealed record MailOrder(Guid Id, string? Code);

/// <summary>Adds mails within the act that is the reason for them.</summary>
internal sealed class MailWriter(AkashiDb db, OutboxWriter outbox, MailSettings settings, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How many links an account may ask for within a day.</summary>
    public const int MostAsked = 5;

    /// <summary>How many links an address gets within a day, whoever enters it. Nobody is told: that would say that others entered it.</summary>
    public const int MostLinks = 3;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Purpose of the protector of codes.</summary>
    public const string Purpose = "Akashi.Contacts.Code";

    /// <summary>Whether an account may ask for another link. Call it inside the act that adds one.</summary>
    public async Task<bool> MayAskAsync(Guid accountId, CancellationToken ct) =>
        await Links().CountAsync(m => m.AccountId == accountId, ct) < MostAsked;

    /// <summary>Adds a link to an address; it is withheld if that got enough of them today.</summary>
    /// <returns>Whether it goes out.</returns>
    public async Task<bool> AddLinkAsync(Guid accountId, string address, string language, string code, CancellationToken ct)
    {
        var goesOut = await Links().CountAsync(m => m.Address == address && !m.IsWithheld, ct) < MostLinks;
        if (NewMail(accountId, MailKind.Confirm, address, language, isWithheld: !goesOut) is { } mail && goesOut)
            outbox.Add(MailHandler.Kind, new MailOrder(mail.Id, protection.CreateProtector(Purpose).Protect(code)));
        return goesOut;
    }

    /// <summary>Whether the running act has added such a mail already.</summary>
    public bool HasAdded(Guid accountId, MailKind kind) => db.Set<OutgoingMail>().Local.Any(m => m.AccountId == accountId && m.Kind == kind);

    /// <summary>Adds any other mail.</summary>
    public void Add(Guid accountId, MailKind kind, string address, string language)
    {
        if (NewMail(accountId, kind, address, language, isWithheld: false) is { } mail) outbox.Add(MailHandler.Kind, new MailOrder(mail.Id, null));
    }

    // Without a server nothing is sent, now or later.
    private OutgoingMail? NewMail(Guid accountId, MailKind kind, string address, string language, bool isWithheld)
    {
        if (settings.Server is null) return null;
        var now = clock.GetUtcNow();
        var mail = new OutgoingMail
        {
            Id = Guid.CreateVersion7(now),
            AccountId = accountId,
            Kind = kind,
            Address = address,
            Language = language,
            MadeAt = now,
            IsWithheld = isWithheld,
        };
        db.Add(mail);
        return mail;
    }

    // A mail of the future was made before the clock was set back, and counts no longer.
    private IQueryable<OutgoingMail> Links()
    {
        var (since, ahead) = (clock.GetUtcNow() - Day, clock.GetUtcNow() + Clocks.Tolerance);
        return db.Set<OutgoingMail>().Where(m => m.Kind == MailKind.Confirm && m.MadeAt > since && m.MadeAt < ahead);
    }
}
