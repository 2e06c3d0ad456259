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

    /// <summary>The server will never take it: there is no such address.</summary>
    internal sealed record Refused : MailSent;

    /// <summary>The server does not take it now.</summary>
    /// <param name="Reason">A code for the operator. Never the server's words, which often repeat the address.</param>
    internal sealed record Later(string Reason) : MailSent;
}

/// <summary>Hands mails to a server.</summary>
internal interface IMailSender
{
    /// <summary>Hands over one mail; what fails is an answer, not an exception.</summary>
    Task<MailSent> SendAsync(MimeMessage mail, CancellationToken ct);
}
