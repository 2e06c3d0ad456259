using System.Net.Sockets;
using Akashi.Service.Platform.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Akashi.Service.Contacts.Mail;

/// <summary>Hands mails to the SMTP server of the settings, each in a connection of its own.</summary>
internal sealed class SmtpSender(MailSettings settings, ServiceSettings service) : IMailSender
{
    // RFC 5321, 4.2.3. Any other code is about a full mailbox, a rule of the server or our settings, not about the address.
    private static readonly SmtpStatusCode[] NoSuchAddress =
        [SmtpStatusCode.MailboxUnavailable, SmtpStatusCode.UserNotLocalTryAlternatePath, SmtpStatusCode.MailboxNameNotAllowed];

    public async Task<MailSent> SendAsync(MimeMessage mail, CancellationToken ct)
    {
        var server = settings.Server ?? throw new InvalidOperationException("There is no mail server.");
        using var client = new SmtpClient { LocalDomain = service.PublicOrigin.Host };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, server.Tls, ct);
            if (server.SignIn is { } signIn) await client.AuthenticateAsync(signIn.User, signIn.Password, ct);
            await client.SendAsync(mail, ct);
            await LeaveAsync(client, ct);
            return new MailSent.Taken();
        }
        catch (SmtpCommandException e) when (e.ErrorCode == SmtpErrorCode.RecipientNotAccepted && NoSuchAddress.Contains(e.StatusCode))
        {
            return new MailSent.Refused((int)e.StatusCode);
        }
        catch (SmtpCommandException e)
        {
            return new MailSent.Later($"SMTP {(int)e.StatusCode}");
        }
        catch (Exception e) when (IsOfTheWay(e))
        {
            return new MailSent.Later(e.GetType().Name);
        }
    }

    private static bool IsOfTheWay(Exception e) =>
        e is ProtocolException or AuthenticationException or SslHandshakeException or ServiceNotAuthenticatedException or ServiceNotConnectedException
            or NotSupportedException or IOException or SocketException;

    // The server has the mail; a farewell that fails must not send it again.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e) when (e is ProtocolException or CommandException or IOException or SocketException or OperationCanceledException)
        {
            // Nothing depends on it.
        }
    }
}
