using Akashi.Hosting;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Tests.Given;
using MailKit.Security;
using Microsoft.Extensions.Configuration;

namespace Akashi.Service.Tests.Contacts;

/// <summary>The settings Mail:…; every mistake stops the start.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class MailSettingsTests
{
    [Fact]
    public void Without_a_host_no_mail_is_sent() => Assert.Null(Read().Settings.Server);

    [Fact]
    public void Host_and_sender_are_enough()
    {
        var (settings, faults) = Read("Mail:Host=smtp.example.go.jp", "Mail:From=portal@example.go.jp");
        Assert.Empty(faults);
        Assert.Equal((587, SecureSocketOptions.StartTls), (settings.Server!.Port, settings.Server.Tls));
        Assert.Null(settings.Server.SignIn);
    }

    [Theory]
    [InlineData("Mail:From", "Mail:Host=smtp.example.go.jp")]
    [InlineData("Mail:From", "Mail:Host=smtp.example.go.jp", "Mail:From=nobody")]
    [InlineData("Mail:Tls", "Mail:Host=smtp.example.go.jp", "Mail:From=a@example.go.jp", "Mail:Tls=none")]
    [InlineData("Mail:Tls", "Mail:Host=localhost", "Mail:From=a@example.go.jp", "Mail:Tls=sometimes")]
    [InlineData("Mail:PasswordFile", "Mail:Host=localhost", "Mail:From=a@example.go.jp", "Mail:User=a")]
    [InlineData("Mail:PasswordFile", "Mail:Host=localhost", "Mail:From=a@example.go.jp", "Mail:PasswordFile=/dev/null")]
    [InlineData("Mail:From", "Mail:From=a@example.go.jp")]
    public void Mistake_is_named(string key, params string[] settings) =>
        Assert.StartsWith(key + ":", Assert.Single(Read(settings).Faults), StringComparison.Ordinal);

    private static (MailSettings Settings, IReadOnlyList<string> Faults) Read(params string[] settings)
    {
        var values = settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]));
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        var read = MailSettings.Read(reader);
        try
        {
            reader.ThrowIfFaulty();
            return (read, []);
        }
        catch (SettingsException e)
        {
            return (read, e.Faults);
        }
    }
}
