using System.Buffers;
using System.Net;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Akashi.Sandbox.Mail;

/// <summary>
/// The SMTP server, on loopback. Like test cards, names stand for what goes wrong: <c>refused@…</c> does not exist, <c>later@…</c> is told to come back,
/// and <c>full@…</c> is refused for another reason than that there is no such address.
/// </summary>
internal sealed class SmtpListener(MailRoleSettings settings, Letterbox letters, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, settings.SmtpPort))).Build();
        var parts = new SmtpServer.ComponentModel.ServiceProvider();
        parts.Add(new Store(letters, clock));
        parts.Add(new Doors());
        return new SmtpServer.SmtpServer(options, parts).StartAsync(stoppingToken);
    }

    private static string AddressOf(IMailbox mailbox) => $"{mailbox.User}@{mailbox.Host}";

    private sealed class Doors : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) => to.User switch
        {
            "refused" => Task.FromResult(false),
            "later" => throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.ServiceUnavailable, $"{AddressOf(to)}: come back later")),
            "full" => throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.SizeLimitExceeded, $"{AddressOf(to)}: the mailbox is full")),
            _ => Task.FromResult(true),
        };
    }

    private sealed class Store(Letterbox letters, TimeProvider clock) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var bytes = new MemoryStream(buffer.ToArray());
            var mail = await MimeMessage.LoadAsync(bytes, cancellationToken);
            letters.Put(new ReceivedMail(
                clock.GetUtcNow(), mail.MessageId ?? "", mail.From.ToString(), [.. transaction.To.Select(AddressOf)],
                mail.Body?.Headers[HeaderId.ContentLanguage], mail.Subject ?? "", mail.TextBody ?? "", [.. mail.Headers.Select(h => $"{h.Field}: {h.Value}")]));
            return SmtpResponse.Ok;
        }
    }
}
