using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Akashi.Sandbox.Tests.Payments;

/// <summary>Rows 5.2.6 to 5.2.8 in both languages: the session's locale, then the browser's language, and the switch on each page.</summary>
public sealed class HostedLanguageTests(RunningPayments payments) : IClassFixture<RunningPayments>
{
    private const string Declined = "4000 0000 0000 0002";
    private const string AsksPerson = "4000 0000 0000 3220";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "ja", "en")]
    [InlineData("ja", "en", "ja")]
    [InlineData("auto", "en", "en")]
    [InlineData("auto", "ja", "ja")]
    [InlineData(null, "en", "en")]
    [InlineData(null, null, "ja")]
    public async Task Page_is_in_the_sessions_locale_or_in_the_browsers_language(string? locale, string? browser, string expected)
    {
        var (_, session) = await payments.CreateAsync(locale);
        Assert.Equal(locale ?? "auto", session.GetProperty("locale").GetString());
        Assert.Equal(expected, (await GetAsync(session.GetProperty("url").GetString()!, browser)).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("EN")]
    [InlineData("<script>")]
    public async Task Locale_that_we_do_not_speak_is_refused(string locale)
    {
        var (status, answer) = await payments.CreateAsync(locale);
        Assert.Equal((400, "parameter_invalid"), (status, answer.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Every_page_on_the_way_is_in_English()
    {
        var address = await AddressAsync();
        var page = await GetAsync(address);
        MustBe(page, "Enter your card details", "1,500 yen");
        Assert.Equal("書換交付の手数料 (R-1)", page.QuerySelector("dt [lang=ja]")!.TextContent);
        MustBe(await EnterAsync(page, "1"), "Enter your card details", "Enter a test card number, an expiry date and a security code.");
        var check = await EnterAsync(page, Declined);
        MustBe(check, "Check the card and the amount", "**** **** **** 0002");
        MustBe(await SubmitAsync(check), "Enter your card details", "The card’s issuer declined the payment.");
        var secure = await SubmitAsync(await EnterAsync(page, AsksPerson));
        MustBe(secure, "Authentication (3-D Secure)", "Confirm that it is you");
        using var paid = await payments.Http.SendAsync(Post(secure, []), Ct);
        Assert.Equal("http://localhost/after", paid.Headers.Location!.ToString());
        MustBe(await GetAsync(address), "This page is closed", "Go back without paying");
    }

    [Fact]
    public async Task Switch_leads_to_the_same_page_and_stays()
    {
        var check = await EnterAsync(await GetAsync(await AddressAsync()), Declined);
        var link = check.QuerySelector("header a[hreflang]")!;
        Assert.Equal(("日本語", "ja"), (link.TextContent, link.GetAttribute("lang")));
        var other = await GetAsync(link.GetAttribute("href")!);
        Assert.Equal("カードの情報と金額を確認してください", Heading(other));
        Assert.Equal("カードの情報を入力してください", Heading(await GetAsync(other.QuerySelector("a.button--secondary")!.GetAttribute("href")!)));
        // A page that answers a press has no address of its own, so its switch leads to the form.
        var declined = await SubmitAsync(check);
        Assert.Equal("カードの情報を入力してください", Heading(await GetAsync(declined.QuerySelector("header a[hreflang]")!.GetAttribute("href")!)));
    }

    private static void MustBe(IDocument page, string heading, string words)
    {
        Assert.Equal(heading, Heading(page));
        Assert.Contains(words, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(UnmarkedJapanese.In(page.DocumentElement.OuterHtml));
    }

    private static string Heading(IDocument page) => page.QuerySelector("h1")!.TextContent;

    private async Task<string> AddressAsync() => (await payments.CreateAsync("en")).Session.GetProperty("url").GetString()!;

    private Task<IDocument> EnterAsync(IDocument page, string number) =>
        SubmitAsync(page, new("number", number), new("expiry", "12/30"), new("code", "123"));

    private async Task<IDocument> SubmitAsync(IDocument page, params KeyValuePair<string, string>[] fields)
    {
        using var answer = await payments.Http.SendAsync(Post(page, fields), Ct);
        return answer.Headers.Location is { } to ? await GetAsync(to.ToString()) : Parse(await answer.Content.ReadAsStringAsync(Ct));
    }

    private static HttpRequestMessage Post(IDocument page, KeyValuePair<string, string>[] fields) =>
        new(HttpMethod.Post, page.QuerySelector("main form")!.GetAttribute("action")) { Content = new FormUrlEncodedContent(fields) };

    private async Task<IDocument> GetAsync(string address, string? languages = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (languages is not null) request.Headers.Add("Accept-Language", languages);
        using var answer = await payments.Http.SendAsync(request, Ct);
        return Parse(await answer.Content.ReadAsStringAsync(Ct));
    }

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
