using System.Net;
using System.Security.Cryptography;
using Akashi.Hosting;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Cards.Portal.Agent;

/// <summary>Row 0.5 and C17: the agent for the visitor's system, with the digest of exactly the file that is downloaded.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class AgentPageTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-agents-").FullName;
    private OwnWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var (system, file) in new[] { ("win-x64", "Akashi.CardAgent.exe"), ("osx-arm64", "Akashi.CardAgent"), ("linux-x64", "Akashi.CardAgent") })
        {
            Directory.CreateDirectory(Path.Combine(folder, system));
            await File.WriteAllTextAsync(Path.Combine(folder, system, file), "agent for " + system, TestContext.Current.CancellationToken);
        }
        world = await OwnWorld.StartAsync("CardAgent:Downloads=" + folder);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36", "win-x64.exe", "certutil")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15", "osx-arm64", "shasum")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36", "linux-x64", "sha256sum")]
    public async Task C17_the_agent_for_the_visitors_system_comes_first_with_the_digest_of_its_file(string browser, string name, string compare)
    {
        var page = await OpenAsync(browser);
        var button = page.QuerySelector("a.button[download]")!;
        Assert.EndsWith(name, button.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("main details a[download]").Length);
        Assert.Contains(compare, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var stranger = world.Stranger();
        using var answer = await stranger.GetAsync(button.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var digest = Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        Assert.Contains(digest, button.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36")]
    public async Task U1_a_phone_is_told_at_once_what_works_there(string browser)
    {
        foreach (var path in new[] { "/", "/cards/agent" })
        {
            var page = await OpenAsync(browser, path);
            Assert.Contains("スマートフォンでは、まだログインと申請ができません", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector($"main .notice a[href='{world.Services.GetRequiredService<ServiceSettings>().VerifierOrigin}?lang=ja']"));
            Assert.Null(page.QuerySelector("a.button[download]"));
        }
    }

    [Fact]
    public async Task Nothing_else_in_the_folder_is_served()
    {
        using var stranger = world.Stranger();
        foreach (var path in new[] { "Akashi.CardAgent", "..%2Fwin-x64%2FAkashi.CardAgent.exe", "akashi-card-agent-linux-x64.exe" })
        {
            using var answer = await stranger.GetAsync("/cards/agent/files/" + path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public void A_folder_without_agents_stops_the_start_with_a_message()
    {
        var settings = new Dictionary<string, string?> { ["CardAgent:Downloads"] = Path.Combine(folder, "win-x64") };
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        AgentDownloads.Read(reader, new Uri("http://127.0.0.1:8083"));
        Assert.Contains("CardAgent:Downloads", Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Message, StringComparison.Ordinal);
    }

    private async Task<AngleSharp.Dom.IDocument> OpenAsync(string browser, string path = "/cards/agent")
    {
        using var stranger = world.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("User-Agent", browser);
        using var answer = await stranger.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
    }
}
