using Microsoft.Playwright;

namespace Akashi.Browser.Tests;

/// <summary>A walk notices pages that leave somebody out, those as a whole and those in a part, and examines each shape of a page once.</summary>
public sealed class WalkTests(WalkTests.Plain plain, WalkRecord record) : IClassFixture<WalkTests.Plain>
{
    private const string Good = "<!doctype html><html lang=ja><title>t</title><main><h1>t</h1><p>words</p></main></html>";

    private const string Form =
        """
        <!doctype html><html lang=ja><title>t</title>
        <main><h1>t</h1><label for=a>name</label><input id=a><p id=b class=hint><a href=/x>here</a></p></main></html>
        """;

    [Theory]
    [InlineData("<html lang=ja>", "<html>", "html-has-lang")]
    [InlineData("<title>t</title>", "", "document-title")]
    [InlineData("<main><h1>t</h1><p>words</p></main>", "<h1>t</h1><p>words</p>", "landmark-one-main")]
    [InlineData("<p>words</p>", "<p style='color: #ccc'>words</p>", "color-contrast")]
    public async Task Page_that_leaves_somebody_out_is_named_with_its_rule(string part, string instead, string rule)
    {
        var page = await plain.ShowAsync(Good.Replace(part, instead, StringComparison.Ordinal));
        var walk = new Walk(page, new Setting(1280, true), nameof(WalkTests), record);
        var fault = await Record.ExceptionAsync(() => walk.MustSeeAsync("t", "axe-" + rule));
        Assert.Contains(rule, fault?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "other name")]
    [InlineData("/x", "/other")]
    [InlineData("=a>", "=c>")]
    [InlineData("lang=ja", "lang=en")]
    public async Task Page_with_other_words_and_names_has_the_same_shape(string part, string instead) =>
        Assert.Equal(await ShapeAsync(Form), await ShapeAsync(Form.Replace(part, instead, StringComparison.Ordinal)));

    [Theory]
    [InlineData("name", " ")]
    [InlineData("for=a", "for=c")]
    [InlineData("id=b", "id=a")]
    [InlineData("id=b", "")]
    [InlineData("lang=ja", "lang=jp")]
    [InlineData("lang=ja", "")]
    [InlineData("class=hint", "class=hint style='overflow: auto; height: 0'")]
    [InlineData("class=hint", "class=error")]
    [InlineData("class=hint", "class=hint hidden")]
    [InlineData("class=hint", "class=hint role=alert")]
    [InlineData("<input id=a>", "<input id=a disabled>")]
    [InlineData("<h1>t</h1>", "<h2>t</h2>")]
    [InlineData("here", "<span>here</span>")]
    public async Task Page_in_which_axe_could_find_something_else_has_another_shape(string part, string instead) =>
        Assert.NotEqual(await ShapeAsync(Form), await ShapeAsync(Form.Replace(part, instead, StringComparison.Ordinal)));

    private async Task<PageShape> ShapeAsync(string content) => await PageShape.TakeAsync(await plain.ShowAsync(content));

    /// <summary>A browser that shows what a test writes.</summary>
    public sealed class Plain : IAsyncLifetime
    {
        private IBrowser browser = null!;

        public async ValueTask InitializeAsync() =>
            browser = await (await Scene.Driver.Value).Chromium.LaunchAsync(new() { ExecutablePath = Scene.HeadlessShell, Args = ["--no-sandbox"] });

        public ValueTask DisposeAsync() => browser.DisposeAsync();

        internal async Task<IPage> ShowAsync(string content)
        {
            var page = await browser.NewPageAsync();
            await page.SetContentAsync(content);
            return page;
        }
    }
}
