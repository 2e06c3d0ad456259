using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Akashi.Sandbox.Tests.Admin;

/// <summary>The Sandbox's page in both languages. What is on cards and in certificates is Japanese whoever looks.</summary>
public sealed class HomePageLanguageTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_is_in_English_with_each_persona_in_English()
    {
        using var page = await OpenAsync("/?lang=en");
        Assert.Empty(UnmarkedJapanese.In(page.DocumentElement.OuterHtml));
        var titles = page.QuerySelectorAll(".card h3").Select(h => h.TextContent).ToList();
        Assert.Contains("Yamada Hanako (already registered as a care worker)", titles);
        Assert.Contains("Kato Ichiro (PIN is locked)", titles);
        // Nothing fell back to Japanese.
        Assert.Empty(page.QuerySelectorAll(".card [lang=ja]"));
        Assert.Equal(("日本語", "/?lang=ja"), (Switch(page).TextContent, Switch(page).GetAttribute("href")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?lang=fr")]
    public async Task Page_is_in_Japanese_for_everyone_else(string address)
    {
        using var page = await OpenAsync(address);
        Assert.Equal("ja", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("山田 花子（介護福祉士として登録している）", page.QuerySelectorAll(".card h3").Select(h => h.TextContent));
        Assert.Equal(("English", "/?lang=en"), (Switch(page).TextContent, Switch(page).GetAttribute("href")));
    }

    [Fact]
    public async Task Certificate_made_for_who_looks_in_English_is_in_Japanese()
    {
        using var put = await sandbox.Http.PutAsJsonAsync("/api/reader?lang=en", new { persona = "variant" }, Ct);
        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        using var certificate = sandbox.CardCertificate("variant", "signature");
        Assert.Contains("公的個人認証サービス（サンドボックス）", Encoding.UTF8.GetString(certificate.Extensions["2.5.29.18"]!.RawData), StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Switch(IHtmlDocument page) => page.QuerySelector("header a[hreflang]")!;

    private async Task<IHtmlDocument> OpenAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await sandbox.Http.SendAsync(request, Ct);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
    }
}
