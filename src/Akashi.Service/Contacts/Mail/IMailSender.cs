using MimeKit;

namespace Akashi.Service.Contacts.Mail;

/// <summary>What became of a mail.</summary>
internal abstract record MailSent
{
    private MailSent()
    {
    }

    /// <summary>The server took it.</summary>
    internal sealed record Taken : MailSent;

    /// <summary>The server says that there is no such address, or that it may not be written to.</summary>
    /// <param name="Status">Its answer: 550, 551 or 553 (RFC 5321, 4.2.3).</param>
    internal sealed record Refused(int Status) : MailSent;

    /// <summary>The server does not take it, for another reason than its receiver: it is tried again.</summary>
    /// <param name="Reason">A code for the operator. Never the server's words, which often repeat the address.</param>
    internal sealed record Later(string Reason) : MailSent;
}

/// <summary>Hands mails to a server.</summary>
internal interface IMailSender
{
    /// <summary>Hands over one mail; what fails is an answer, not an exception.</summary>
    Task<MailSent> SendAsync(MimeMessage mail, CancellationToken ct);
}
