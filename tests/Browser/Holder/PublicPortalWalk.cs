using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>The way to the card agent from a portal on the public web (docs/specifications/card-request.md): navigation only.</summary>
public sealed class PublicPortalWalk(WalkRecord record)
{
    private const string FetchesAgent = "address => fetch(address, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')";

    [Fact]
    public async Task Holder_signs_in_where_the_browser_keeps_the_portal_from_loopback()
    {
        var setting = new Setting(1280, true);
        await using var scene = await Scene.OpenPublicAsync(TestContext.Current.CancellationToken);
        await scene.PutCardAsync("hanako");
        var holder = new HolderActs(new Walk(await scene.BrowserAsync(setting), setting, nameof(PublicPortalWalk), record), scene, setting);
        await holder.SignIn();
        await Expect(holder.Walk.Page.Locator("main[data-screen~='1.3.1']")).ToBeVisibleAsync();
    }

    // The browser really treats it as public: a script cannot reach loopback without the person's permission, whatever our policy says.
    [Theory]
    [InlineData(true, "refused")]
    [InlineData(false, "reached")]
    public async Task Browser_keeps_scripts_of_the_public_web_from_the_agent(bool publicPortal, string outcome)
    {
        await using var scene = publicPortal
            ? await Scene.OpenPublicAsync(TestContext.Current.CancellationToken)
            : await Scene.OpenAsync(TestContext.Current.CancellationToken);
        var page = await scene.BrowserAsync(new Setting(1280, true), withoutPolicy: true);
        await page.GotoAsync(scene.Stack.Settings.Service.ToString());
        Assert.Equal(outcome, await page.EvaluateAsync<string>(FetchesAgent, new Uri(scene.Stack.Settings.CardAgent, "/health").ToString()));
    }
}
