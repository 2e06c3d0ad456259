using Akashi.Hosting;
using Akashi.Service.Payments;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace Akashi.Service.Tests.Payments;

/// <summary>Threats M9, O2.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class PaymentsSettingsTests
{
    [Fact]
    public void All_missing_settings_are_named_together()
    {
        var reader = Reader(("Payments:ApiBase", "https://api.example.com"));
        PaymentsSettings.Read(reader);
        var faults = Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Faults;
        Assert.Equal(["Payments:SecretKey", "Payments:WebhookSecret", "Payments:Origin"], faults.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Nothing_set_means_no_payments() => Assert.Null(PaymentsSettings.Read(Reader()).Account);

    [Fact]
    public void Keys_are_not_printed()
    {
        var settings = PaymentsSettings.Read(Reader(
            ("Payments:ApiBase", "https://api.example.com"),
            ("Payments:Origin", "https://pay.example.com"),
            ("Payments:SecretKey", "sk_secret"),
            ("Payments:WebhookSecret", "whsec_secret")));
        Assert.DoesNotContain("secret", $"{settings} {settings.Account}", StringComparison.Ordinal);
    }

    private static SettingsReader Reader(params (string Key, string Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
}
