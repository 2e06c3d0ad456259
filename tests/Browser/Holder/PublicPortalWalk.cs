using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>The way to the card agent from a portal on the public web (docs/specifications/card-request.md): navigation only.</summary>
public sealed class PublicPortalWalk(PublicScene shared) : IClassFixture<PublicScene>
{
    private const string Fetches = "address => fetch(address, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')";
    private static readonly Setting Wide = new(1280, true);

    [Fact]
    public async Task Holder_signs_in_where_the_browser_keeps_the_portal_from_loopback()
    {
        await shared.Scene.PutCardAsync("hanako");
        var holder = new HolderActs(await shared.WalkAsync(Wide, nameof(PublicPortalWalk)), shared.Scene, Wide);
        await holder.SignIn();
        await Expect(holder.Walk.Page.Locator("main[data-screen~='1.3.1']")).ToBeVisibleAsync();
    }

    /// <summary>The browser really treats it as public, and asks the person, whatever our policy says.</summary>
    [Fact]
    public async Task Browser_keeps_scripts_of_the_public_web_from_the_agent() => Assert.Equal("refused", await FetchAgentAsync(shared.Scene));

    /// <summary>Asks the agent from a script of the portal.</summary>
    internal static async Task<string> FetchAgentAsync(Scene scene)
    {
        var page = await scene.BrowserAsync(Wide, withoutPolicy: true);
        await page.GotoAsync(scene.Stack.Settings.Service.ToString());
        return await page.EvaluateAsync<string>(Fetches, new Uri(scene.Stack.Settings.CardAgent, "/health").ToString());
    }
}

/// <summary>The same question where the portal is on loopback itself: nothing else than the public web makes the difference.</summary>
[Collection(nameof(HolderScene))]
public sealed class LoopbackPortalWalk(SharedScene shared)
{
    [Fact]
    public async Task Scripts_of_a_portal_on_loopback_reach_the_agent() => Assert.Equal("reached", await PublicPortalWalk.FetchAgentAsync(shared.Scene));
}

/// <summary>A scene in the whole Chromium, to which the portal is on the public web.</summary>
public sealed class PublicScene(WalkRecord record) : OneScene(record, Scene.OpenPublicAsync);
