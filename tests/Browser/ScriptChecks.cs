using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests;

/// <summary>What the script of a page does that asks its server again and again, and what is there without it.</summary>
internal static class ScriptChecks
{
    // Time passes only by what a page waits for, and at once.
    private const string HastyMinute =
        """
        const later = window.setTimeout.bind(window), begun = Date.now();
        window.waits = [];
        window.passed = () => window.waits.reduce((sum, wait) => sum + wait, 0);
        Date.now = () => begun + window.passed();
        window.setTimeout = (act, wait, ...more) => {
            if (!(wait >= 1000)) return later(act, wait, ...more);
            if (window.passed() >= 60000) return 0;
            window.waits.push(wait);
            return later(act, 0, ...more);
        };
        """;

    /// <summary>
    /// Ten people with two devices each, all with this page open behind one address, ask less often in its first minute than the Service allows (600
    /// requests in a minute, half of them at once), and one who is told that it is too much waits as long as the answer says.
    /// </summary>
    public static async Task MustAskSeldomAsync(Walk walk)
    {
        var free = await WaitsOfAsync(walk, null);
        Assert.InRange(free.Length, 10, 25);
        Assert.True(free.TakeWhile(w => w == free[0]).Sum() <= 30_000, $"It waits {string.Join(' ', free)} ms.");
        Assert.True(free[^1] >= 4000);
        var limited = await WaitsOfAsync(walk, "20");
        Assert.All(limited.Skip(1), w => Assert.InRange(w, 20_000, 60_000));
    }

    /// <summary>Where scripts run but the file of the page's own does not come, there is a press that goes on, and where it comes there is none.</summary>
    public static async Task MustHavePressWithoutScriptAsync(Walk walk, string label)
    {
        await walk.Page.RouteAsync("**/handover-*.js", route => route.AbortAsync());
        await walk.Page.ReloadAsync();
        await Expect(walk.Pressable(label)).ToBeVisibleAsync();
        await walk.Page.UnrouteAllAsync();
        walk.Forgive();
        await walk.Page.ReloadAsync();
        await Expect(walk.Pressable(label)).ToBeHiddenAsync();
    }

    // In milliseconds, from when the page is shown.
    private static async Task<int[]> WaitsOfAsync(Walk walk, string? retryAfter)
    {
        var tab = await walk.Page.Context.NewPageAsync();
        await tab.AddInitScriptAsync(HastyMinute);
        if (retryAfter is not null)
        {
            await tab.RouteAsync(
                "**/state*", route => route.FulfillAsync(new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = retryAfter } }));
        }
        await tab.GotoAsync(walk.Page.Url);
        await tab.WaitForFunctionAsync("() => window.passed() >= 60000");
        var waits = await tab.EvaluateAsync<int[]>("window.waits");
        await tab.CloseAsync();
        return waits;
    }
}
