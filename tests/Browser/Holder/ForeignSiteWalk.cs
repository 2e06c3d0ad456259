using Akashi.Launcher.Stack;
using Microsoft.Playwright;

namespace Akashi.Browser.Tests.Holder;

/// <summary>W1: what a real browser lets the scripts of a foreign site do with Verifier and Service.</summary>
[Collection(nameof(HolderScene))]
public sealed class ForeignSiteWalk(SharedScene shared)
{
    // With a type and a header that a browser lets through only after asking.
    private const string AsksApi = """
        async api => {
          const answer = await fetch(api, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'walk' }, body: '{"code":"AAAA"}' });
          return `${(await answer.json()).reason} ${answer.headers.get('X-Request-Id')}`;
        }
        """;

    private const string Fetches = """
        async address => {
          try {
            return `${(await fetch(address, { headers: { 'If-None-Match': '"none"' } })).status}`;
          } catch {
            return 'refused';
          }
        }
        """;

    private StackSettings Addresses => shared.Scene.Stack.Settings;

    [Fact]
    public async Task W1_script_of_another_site_asks_the_API_and_fetches_what_is_published()
    {
        var page = await ForeignPageAsync();
        Assert.Equal("not-readable walk", await page.EvaluateAsync<string>(AsksApi, new Uri(Addresses.Verifier, "/api/2026-12-01/verifications").ToString()));
        foreach (var path in (string[])["/status", "/trust/list", "/trust/certificates"])
            Assert.Equal("200", await page.EvaluateAsync<string>(Fetches, new Uri(Addresses.Service, path).ToString()));
    }

    [Fact]
    public async Task W1_script_of_another_site_reads_no_page()
    {
        var page = await ForeignPageAsync();
        foreach (var address in (Uri[])[Addresses.Verifier, new(Addresses.Verifier, "/health/ready"), Addresses.Service, new(Addresses.Service, "/home")])
            Assert.Equal("refused", await page.EvaluateAsync<string>(Fetches, address.ToString()));
    }

    // The Sandbox is another origin. Its own policy would keep its scripts from asking anybody, which is not what is tried here.
    private async Task<IPage> ForeignPageAsync()
    {
        var page = await shared.Scene.BrowserAsync(new Setting(1280, true), withoutPolicy: true);
        await page.GotoAsync(Addresses.Sandbox.ToString());
        return page;
    }
}
