using Microsoft.Playwright;

namespace Akashi.Browser.Tests;

/// <summary>A walk notices pages that leave somebody out, those as a whole and those in a part.</summary>
public sealed class WalkTests(WalkRecord record)
{
    private const string Good = "<!doctype html><html lang=ja><title>t</title><main><h1>t</h1><p>words</p></main></html>";

    [Theory]
    [InlineData("<html lang=ja>", "<html>", "html-has-lang")]
    [InlineData("<title>t</title>", "", "document-title")]
    [InlineData("<main><h1>t</h1><p>words</p></main>", "<h1>t</h1><p>words</p>", "landmark-one-main")]
    [InlineData("<p>words</p>", "<p style='color: #ccc'>words</p>", "color-contrast")]
    public async Task Page_that_leaves_somebody_out_is_named_with_its_rule(string part, string instead, string rule)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Scene.HeadlessShell, Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync();
        await page.SetContentAsync(Good.Replace(part, instead, StringComparison.Ordinal));
        var walk = new Walk(page, new Setting(1280, true), nameof(WalkTests), record);
        var fault = await Record.ExceptionAsync(() => walk.MustSeeAsync("t", "axe-" + rule));
        Assert.Contains(rule, fault?.Message, StringComparison.Ordinal);
    }
}
