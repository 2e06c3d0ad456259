using Akashi.Hosting;
using MailKit.Security;

namespace Akashi.Service.Contacts.Mail;

/// <summary>Whether and by which server mails are sent.</summary>
/// <param name="server">The server; null where no mail is sent.</param>
internal sealed class MailSettings(MailServer? server)
{
    private const string Prefix = "Mail:";
    private const string HostKey = Prefix + "Host";
    private const int SubmissionPort = 587;

    /// <summary>The server; null where no mail is sent.</summary>
    public MailServer? Server => server;

    /// <summary>Reads the section Mail; without Mail:Host no mail is sent.</summary>
    public static MailSettings Read(SettingsReader reader)
    {
        reader.GoWith(HostKey, Prefix + "Port", Prefix + "Tls", Prefix + "From", Prefix + "User", Prefix + "PasswordFile");
        if (reader.Text(HostKey) is not { } host) return new MailSettings(null);
        return new MailSettings(new MailServer
        {
            Host = host,
            Port = reader.Number(Prefix + "Port", SubmissionPort, 1, 65535),
            Tls = TlsOf(reader, host),
            From = FromOf(reader),
            SignIn = SignInOf(reader),
        });
    }

    private static SecureSocketOptions TlsOf(SettingsReader reader, string host)
    {
        const string key = Prefix + "Tls";
        var word = reader.Text(key) ?? "starttls";
        if (word == "none" && !LoopbackNames.IsLoopback(host)) reader.Fault(key, "\"none\" is only for a server on this machine");
        if (word is not ("starttls" or "tls" or "none")) reader.Fault(key, $"\"{word}\" is neither starttls nor tls nor none");
        return word switch { "tls" => SecureSocketOptions.SslOnConnect, "none" => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls };
    }

    private static EmailAddress FromOf(SettingsReader reader)
    {
        const string key = Prefix + "From";
        var text = reader.RequiredText(key);
        if (text.Length > 0 && EmailAddress.TryParse(text, out var from) is null) return from!;
        if (text.Length > 0) reader.Fault(key, $"\"{text}\" is not an e-mail address");
        return EmailAddress.Stored("invalid@invalid.invalid");
    }

    private static MailSignIn? SignInOf(SettingsReader reader)
    {
        const string file = Prefix + "PasswordFile";
        reader.GoWith(Prefix + "User", file);
        if (reader.Text(Prefix + "User") is not { } user) return null;
        var path = reader.ExistingFile(file);
        return File.Exists(path) ? new MailSignIn(user, File.ReadAllText(path).TrimEnd('\r', '\n')) : null;
    }
}

/// <summary>With what we sign in to a mail server. A class, not a record, so that nothing prints its password.</summary>
internal sealed class MailSignIn(string user, string password)
{
    public string User => user;

    public string Password => password;
}

/// <summary>A mail server.</summary>
internal sealed class MailServer
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required SecureSocketOptions Tls { get; init; }

    /// <summary>The sender of all mails.</summary>
    public required EmailAddress From { get; init; }

    /// <summary>With what we sign in; null where the server asks for nothing.</summary>
    public MailSignIn? SignIn { get; init; }
}
