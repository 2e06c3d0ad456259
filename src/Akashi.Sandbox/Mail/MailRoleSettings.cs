using Akashi.Hosting;

namespace Akashi.Sandbox.Mail;

/// <summary>The developer's settings for the mail server.</summary>
/// <param name="SmtpPort">Port on loopback for SMTP; 0 for any free one.</param>
internal sealed record MailRoleSettings(int SmtpPort)
{
    public static MailRoleSettings Read(SettingsReader reader)
    {
        reader.Knows("Role");
        return new MailRoleSettings(reader.Number("Smtp:Port", 8088, 0, 65535));
    }
}
