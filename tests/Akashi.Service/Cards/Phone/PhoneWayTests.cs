using Akashi.Service.Tests.Given;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>Each page offers first the way that the device can go, in both languages.</summary>
[Collection(PhoneTests.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class PhoneWayTests(PhoneWorld world, World withoutPhone)
{
    private const string IPhone = PhoneHolder.Phone;
    private const string Computer = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36";

    [Theory]
    [InlineData(IPhone, "ja", "登録・ログイン|カードリーダーで登録・ログイン")]
    [InlineData(IPhone, "en", "Register or sign in|Register or sign in with a card reader")]
    [InlineData(Computer, "ja", "登録・ログイン|スマートフォンで登録・ログイン")]
    [InlineData(Computer, "en", "Register or sign in|Register or sign in with a smartphone")]
    public async Task Start_page_offers_the_best_way_of_the_device_first(string device, string language, string buttons)
    {
        using var browser = world.Stranger();
        var page = await OpenAsync(browser, "/", device, language);
        Assert.Equal(buttons.Split('|'), Buttons(page));
        Assert.Equal(device == IPhone, page.QuerySelector("main form")!.GetAttribute("action")?.Contains("phone", StringComparison.Ordinal) == true);
        if (language == "en") Assert.Empty(UnmarkedJapanese.In(page.DocumentElement.OuterHtml));
    }

    [Theory]
    [InlineData(IPhone, "ja", "0.8")]
    [InlineData(IPhone, "en", "0.8")]
    [InlineData(Computer, "ja", "0.5")]
    [InlineData(Computer, "en", "0.5")]
    public async Task Waiting_page_offers_both_ways(string device, string language, string screen)
    {
        var holder = new PhoneHolder(world);
        await holder.Browser.OpenAsync("/");
        await holder.Browser.SubmitAsync(PhoneHolder.ReaderForm);
        var page = await OpenAsync(holder.Browser, holder.Browser.Page.Path, device, language);
        Assert.Equal(screen, page.QuerySelector("main")!.GetAttribute("data-screen"));
        var (phone, agent) = (page.QuerySelector(PhoneHolder.SignInForm)!, page.QuerySelector("a[data-agent-link]")!);
        var phoneFirst = phone.CompareDocumentPosition(agent).HasFlag(AngleSharp.Dom.DocumentPositions.Following);
        Assert.Equal(device == IPhone, phoneFirst);
        if (language == "en") Assert.Empty(UnmarkedJapanese.In(page.DocumentElement.OuterHtml));
    }

    [Fact]
    public async Task Where_the_phone_is_not_configured_nobody_hears_of_it()
    {
        using var browser = withoutPhone.Stranger();
        foreach (var device in new[] { IPhone, Computer })
        {
            var page = await OpenAsync(browser, "/", device, "ja");
            Assert.Equal(["登録・ログイン"], Buttons(page));
            Assert.DoesNotContain("デジタル認証アプリ", page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_signed_in_by_phone_is_asked_for_the_phone()
    {
        var holder = new PhoneHolder(world);
        await holder.SignInAsync();
        await holder.BeginsAsync();
        Assert.Contains("デジタル認証アプリ", holder.Browser.Page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("カードリーダー", holder.Browser.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signed_in_by_reader_is_asked_for_the_reader()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        Assert.Equal("1.5.9", holder.Browser.Page.Screen);
    }

    private static string[] Buttons(IHtmlDocument page) => [.. page.QuerySelectorAll("main form button").Select(b => b.TextContent.Trim())];

    private static async Task<IHtmlDocument> OpenAsync(Browser browser, string path, string device, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("User-Agent", device);
        request.Headers.Add("Accept-Language", language);
        using var answer = await browser.SendAsync(request);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
