using System.Globalization;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Texts;
using MimeKit;

namespace Akashi.Service.Contacts.Mail;

/// <summary>Texts of the mails.</summary>
internal sealed class MailTexts;

/// <summary>Writes a mail: plain text in the holder's language, nothing about the person.</summary>
internal sealed class MailComposer(MailSettings settings, ServiceSettings service, TextsOf<MailTexts> spoken, TimeProvider clock)
{
    /// <summary>Composes a mail.</summary>
    /// <param name="mail">What is to be sent.</param>
    /// <param name="code">The code of its link; null where it has none.</param>
    public MimeMessage Compose(OutgoingMail mail, string? code)
    {
        var from = settings.Server!.From;
        var language = Languages.Of(mail.Language) ?? Languages.Japanese;
        var texts = spoken.In(language);
        var (subject, body) = WordsOf(mail.Kind, texts, code, language);
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id:n}@{from.Text[(from.Text.LastIndexOf('@') + 1)..]}",
            Date = clock.GetUtcNow(),
            Subject = subject,
            Body = new TextPart("plain") { Text = body, Headers = { { HeaderId.ContentLanguage, mail.Language } } },
        };
        message.From.Add(new MailboxAddress(texts["Sender"], from.OnWire));
        message.To.Add(new MailboxAddress(null, EmailAddress.Stored(mail.Address).OnWire));
        // Nobody's absence note answers it (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private (string Subject, string Body) WordsOf(MailKind kind, TextSource texts, string? code, CultureInfo language)
    {
        var portal = service.PublicOrigin.GetLeftPart(UriPartial.Authority);
        var link = portal + LanguageSwitch.With(ContactsAddresses.ConfirmWith(code ?? ""), Languages.CodeOf(language));
        return kind switch
        {
            MailKind.Confirm => (texts["ConfirmSubject"], texts["ConfirmBody", link, portal]),
            MailKind.NoLonger => (texts["NoLongerSubject"], texts["NoLongerBody", portal]),
            MailKind.Reminder => (texts["ReminderSubject"], texts["ReminderBody", portal]),
            MailKind.DraftEnding => (texts["DraftEndingSubject"], texts["DraftEndingBody", portal]),
            _ => (texts["MovedSubject"], texts["MovedBody", portal]),
        };
    }
}
