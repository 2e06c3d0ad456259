using System.Globalization;
using System.Resources;
using Akashi.Hosting;
using Akashi.Sandbox.Identity;
using Akashi.Sandbox.Identity.Clients;
using Akashi.Sandbox.Identity.Protocol;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>The role itself: where it starts, what it keeps, what it says on every answer.</summary>
[Collection(IdentityTests.Name)]
public sealed class IdentityHostTests(RunningIdentity provider)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production", "--Identity:Sandbox=http://localhost:1")]
    [InlineData("Development", "--Identity:Claims=other")]
    [InlineData("Development", "--Identity:Clients=/no/such/file")]
    public async Task Wrong_settings_stop_the_start(string environment, string setting)
    {
        var folder = Directory.CreateTempSubdirectory("akashi-identity-");
        try
        {
            string[] args = [$"--Data={folder.FullName}", $"--Listen=http://localhost:{FreePort.Take()}", setting, $"--environment={environment}"];
            Assert.Equal(AkashiHost.BadSettings, await AkashiHost.RunAsync(args, "identity", IdentityHost.Build));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Subject_stays_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("akashi-identity-");
        try
        {
            var settings = new IdentitySettings(
                folder.FullName, new Uri(provider.Origin), new Uri(provider.Origin), RegisteredClients.None, [], ClaimsForm.Plain);
            Assert.Equal(new PairwiseSubjects(settings).Of("portal", "01"), new PairwiseSubjects(settings).Of("portal", "01"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Pages_may_run_no_foreign_script_and_lead_back_only_to_registered_portals()
    {
        using var answer = await provider.Http.GetAsync(new Uri("/health", UriKind.Relative), Ct);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self' http://localhost:9;", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_person_is_in_the_log()
    {
        var flow = new Flow(provider, provider.Portal);
        var code = await flow.CodeAsync("openid name address");
        var token = (await flow.RedeemAsync(code)).Body.GetProperty("access_token").GetString()!;
        await flow.RedeemAsync(code);
        await flow.UserInfoAsync(token);
        Assert.All((string[])["山田", code, token, flow.Verifier], secret =>
            Assert.DoesNotContain(provider.Log.All, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public void Texts_are_the_same_in_both_languages()
    {
        var texts = new ResourceManager("Akashi.Sandbox.Texts", typeof(IdentityHost).Assembly);
        var japanese = KeysIn(CultureInfo.InvariantCulture);
        Assert.NotEmpty(japanese);
        Assert.Equal(japanese, KeysIn(CultureInfo.GetCultureInfo("en")));

        List<string> KeysIn(CultureInfo language) =>
        [
            .. texts.GetResourceSet(language, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>()
                .Select(e => (string)e.Key).Order(StringComparer.Ordinal),
        ];
    }
}
