using System.Net;
using Microsoft.Playwright;

namespace Akashi.Browser.Tests;

/// <summary>What a stranger does with a code.</summary>
internal sealed class VerifierActs(Walk walk, Scene scene)
{
    public Walk Walk => walk;

    /// <summary>
    /// Rows 4.2.1 to 4.3.2: opens the code's address and presses 「検証実施」, until the heading appears (a change is known within seconds).
    /// </summary>
    public async Task MustSay(string url, string heading)
    {
        await Wait.UntilAsync(async () =>
        {
            await walk.Page.GotoAsync(url);
            await Assertions.Expect(walk.Page.Locator("h1")).Not.ToHaveTextAsync(walk.Exactly("有効です"));
            await walk.Press("検証実施");
            return walk.Exactly(heading).IsMatch(await walk.Page.Locator("h1").InnerTextAsync());
        }, $"the Verifier says \"{heading}\"");
        await walk.At(heading == "有効です" ? "4.3.1" : "4.3.2");
        Assert.StartsWith(scene.Stack.Settings.Verifier.ToString(), walk.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Row 4.4.4: saves the record of the result that is shown, which says the same.</summary>
    public async Task KeepRecord(string heading)
    {
        var download = await walk.Page.RunAndWaitForDownloadAsync(() => walk.Press("記録を保存する"));
        var saved = WebUtility.HtmlDecode(await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken));
        Assert.Matches(@"^verification-\d{8}-\d{6}\.html$", download.SuggestedFilename);
        Assert.Matches(walk.Within(heading), saved);
        Assert.Contains(await walk.Page.Locator("#record dd").Last.InnerTextAsync(), saved, StringComparison.Ordinal);
        await walk.At("4.4.4");
    }

    /// <summary>Threat V7: the code stays neither in the address bar nor in the history.</summary>
    public async Task AddressMustBeClean()
    {
        Assert.Empty(new Uri(walk.Page.Url).Query);
        Assert.Empty(await walk.Page.EvaluateAsync<string>("location.search"));
    }

    /// <summary>Row 4.2.2 by itself.</summary>
    public async Task Read(string url)
    {
        await walk.Page.GotoAsync(url);
        await walk.At("4.2.2");
    }
}
