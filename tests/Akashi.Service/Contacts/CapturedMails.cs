using System.Collections.Concurrent;
using Akashi.Service.Contacts.Mail;
using MimeKit;

namespace Akashi.Service.Tests.Contacts;

/// <summary>A mail server that takes everything.</summary>
internal sealed class CapturedMails : IMailSender
{
    private readonly ConcurrentQueue<MimeMessage> mails = new();

    public Task<MailSent> SendAsync(MimeMessage mail, CancellationToken ct)
    {
        mails.Enqueue(mail);
        return Task.FromResult<MailSent>(new MailSent.Taken());
    }

    /// <summary>The mails to an address so far.</summary>
    public IReadOnlyList<MimeMessage> To(string address) => [.. mails.Where(m => m.To.Mailboxes.Single().Address == address)];

    /// <summary>Waits for the mail with this number, from 1, to an address.</summary>
    public async Task<MimeMessage> ComesToAsync(string address, int number = 1)
    {
        await Wait.UntilAsync(() => To(address).Count >= number);
        return To(address)[number - 1];
    }

    /// <summary>Path and query of the link in a mail.</summary>
    public static string LinkIn(MimeMessage mail) =>
        new Uri(mail.TextBody!.Split('\n').Select(l => l.Trim()).First(l => l.Contains("/contacts/confirm", StringComparison.Ordinal))).PathAndQuery;
}
