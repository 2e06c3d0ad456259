using Akashi.Hosting;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Builder;

namespace Akashi.Service.Tests;

/// <summary>Each capability reads its own settings, and the operator hears of all mistakes at once.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class ServiceHostTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-host-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Mistakes_in_the_sections_of_all_are_told_at_once_and_each_once()
    {
        string[] told =
        [
            "CardAgent:Origin", "Demo", "Issuing:Profile", "Payments:SecretKey", "Payments:WebhookSecret", "Staff:FirstName", "Surfaces",
            "Trust:Authentication", "Trust:Issuer", "Trust:Signature", "Trust:WithoutNonce", "Verifier:Origin",
        ];
        Assert.Equal(told, FaultsOf(
            "--CardAgent:Origin=nowhere", "--Demo=perhaps", "--Issuing:Profile=other",
            "--Payments:ApiBase=https://api.example.com", "--Payments:Origin=https://pay.example.com",
            "--Staff:FirstName=" + new string('x', 101), "--Surfaces=attic", "--Trust:WithoutNonce=/missing.pem"));
    }

    [Fact]
    public void A_setting_that_no_capability_asks_for_stops_the_start() =>
        Assert.Contains("Issuing:Profil", FaultsOf("--Issuing:Profil=nqs"));

    private List<string> FaultsOf(params string[] arguments)
    {
        var reader = new SettingsReader(SettingsSource.CommandLine(arguments));
        var host = new HostSettings(folder, new Uri("http://localhost:8080"), TimeProvider.System);
        var thrown = Assert.Throws<SettingsException>(() => ServiceHost.Build(WebApplication.CreateSlimBuilder(), reader, host));
        return [.. thrown.Faults.Select(f => f.Split(": ")[0]).Order(StringComparer.Ordinal)];
    }
}
