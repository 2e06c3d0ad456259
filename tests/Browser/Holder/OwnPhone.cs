using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>A holder's own phone: what it can do, and what it keeps of a credential's screen.</summary>
internal static class OwnPhone
{
    /// <summary>What the page says while it keeps the screen on.</summary>
    public const string StaysOn = "このページを表示している間、画面は自動で消えません。";

    /// <summary>It can share files, and has a lock for its screen, which Chromium without a screen refuses.</summary>
    public const string Script =
        """
        window.locks = [];
        Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
          const lock = Object.assign(new EventTarget(), { released: false });
          lock.release = async () => {
            lock.released = true;
            lock.dispatchEvent(new Event('release'));
          };
          locks.push(lock);
          return lock;
        } } });
        navigator.canShare = ({ files }) => files.every(file => file.type === 'application/pdf');
        navigator.share = async ({ files }) => { window.shared = `${files[0].name} ${await files[0].slice(0, 5).text()}`; };
        """;

    private const string Keeps =
        """
        async () => {
          const kept = (await navigator.serviceWorker.getRegistrations()).map(registration => registration.scope);
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) kept.push(request.url, await (await cache.match(request)).text());
          }
          return kept.join('\n');
        }
        """;

    /// <summary>She has the screen kept on, and no longer.</summary>
    public static async Task StayOnAsync(Walk walk)
    {
        var (page, button) = (walk.Page, walk.Pressable("画面を消さない").First);
        var said = page.Locator("[data-awake-said]");
        await button.ClickAsync();
        await Expect(said).ToHaveTextAsync(walk.Exactly(StaysOn));
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await walk.At("3.7.1", "awake");
        // The browser lets go of the screen while another app is before it, and this page comes back.
        await page.EvaluateAsync("locks.at(-1).release()");
        await Expect(said).ToHaveTextAsync(walk.Exactly("画面を消さないようにできませんでした。省電力モードでは、できないことがあります。"));
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await Expect(said).ToHaveTextAsync(walk.Exactly(StaysOn));
        await button.ClickAsync();
        await Expect(said).ToHaveTextAsync(walk.Exactly("画面は、端末に設定した時間で消えます。"));
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.True(await page.EvaluateAsync<bool>("locks.length === 2 && locks.every(lock => lock.released)"));
    }

    /// <summary>Name and first bytes of what she shared.</summary>
    public static async Task<string> SharedAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => window.shared");
        return await page.EvaluateAsync<string>("window.shared");
    }

    /// <summary>She keeps the screen on the phone.</summary>
    public static async Task KeepAsync(Walk walk)
    {
        await walk.Press("この端末に保存する");
        await Expect(walk.Page.Locator("[data-when=kept]")).ToBeVisibleAsync();
        await Expect(walk.Page.Locator("[data-when=kept] [data-as-of]")).Not.ToBeEmptyAsync();
        await walk.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller");
    }

    /// <summary>All that is kept there, and for which addresses a worker answers.</summary>
    public static Task<string> KeptAsync(IPage page) => page.EvaluateAsync<string>(Keeps);

    /// <summary>Waits until nothing is kept.</summary>
    public static Task MustKeepNothingAsync(IPage page) =>
        Wait.UntilAsync(async () => (await KeptAsync(page)).Length == 0);
}
