using Akashi.Hosting;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

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

    [Fact]
    public async Task Every_service_of_every_capability_can_be_composed()
    {
        await using var world = new ComposedWorld();
        await world.InitializeAsync();
        using var answer = await world.Stranger().GetAsync("/");
        Assert.True(answer.IsSuccessStatusCode);
    }

    private List<string> FaultsOf(params string[] arguments)
    {
        var reader = new SettingsReader(SettingsSource.CommandLine(arguments));
        var host = new HostSettings(folder, new Uri("http://localhost:8080"), TimeProvider.System);
        var thrown = Assert.Throws<SettingsException>(() => ServiceHost.Build(WebApplication.CreateSlimBuilder(), reader, host));
        return [.. thrown.Faults.Select(f => f.Split(": ")[0]).Order(StringComparer.Ordinal)];
    }
}

/// <summary>A Service that composes each of its services while it starts, and so finds one that lacks a part or outlives it (decision 0055).</summary>
internal sealed class ComposedWorld : World
{
    protected override void Prepare(WebApplicationBuilder builder) => builder.Host.UseDefaultServiceProvider(o => o.ValidateScopes = o.ValidateOnBuild = true);
}
