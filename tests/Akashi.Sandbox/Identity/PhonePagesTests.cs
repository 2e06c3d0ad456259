using System.Net;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>The pages of the phone: their order, their language, and every way that leads to no result.</summary>
[Collection(IdentityTests.Name)]
public sealed class PhonePagesTests(RunningIdentity provider)
{
    private readonly Flow flow = new(provider, provider.Portal);

    [Theory]
    [InlineData("openid", "0.8", "0.2", "0.3", "0.4")]
    [InlineData("openid name", "", "1.5.5 2.5.5", "1.5.6 2.5.6", "1.5.7 2.5.7")]
    public async Task Pages_come_in_their_order(string scope, params string[] screens)
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request(scope));
        Assert.Contains("国家資格オンライン testportal", browser.Page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("本物のアプリではありません", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await AtAsync(screens[0], ("persona", "hanako"), ("answer", "card"));
        await AtAsync(screens[1], ("secret", "１２３４"));
        await AtAsync(screens[2]);
        await AtAsync(screens[3]);
        Assert.True(Flow.Back(browser).ContainsKey("code"));

        Task AtAsync(string screen, params (string, string)[] fields)
        {
            Assert.Equal(screen, browser.Screen ?? "");
            return browser.SubmitAsync(fields);
        }
    }

    [Fact]
    public async Task Every_page_is_in_English_where_the_portal_asks_for_it()
    {
        using var browser = provider.Browser();
        var id = await flow.TransactionAsync(System.Security.Cryptography.SHA256.HashData("x"u8));
        await browser.OpenAsync(flow.Request("openid sign", ("sign_transaction_id", id), ("ui_locales", "fr en ja")), "ja");
        MustBe("Choose a card and an answer");
        await browser.SubmitAsync(("persona", "hanako"), ("answer", "card"));
        MustBe("Enter the password of your signature certificate");
        await browser.SubmitAsync(("secret", "no"));
        MustBe("Enter the password of your signature certificate");
        Assert.Contains("6 to 16 letters and digits.", browser.Page.QuerySelector("#secret-error")!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(("secret", "ABC123"));
        MustBe("Hold your card against the back of your phone");
        await browser.SubmitAsync();
        MustBe("Your card has been read");

        void MustBe(string heading)
        {
            Assert.Equal(heading, browser.Heading);
            Assert.Empty(UnmarkedJapanese.In(browser.Page.DocumentElement.OuterHtml));
        }
    }

    [Theory]
    [InlineData(null, "en", "en")]
    [InlineData("ja", "en", "ja")]
    [InlineData(null, null, "ja")]
    public async Task Language_is_the_portals_then_the_browsers(string? locales, string? browsers, string expected)
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request("openid", ("ui_locales", locales)), browsers);
        Assert.Equal(expected, browser.Page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Switch_leads_to_the_same_page_in_the_other_language()
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request());
        await browser.SubmitAsync(("persona", "hanako"), ("answer", "card"));
        await browser.OpenAsync(browser.Page.QuerySelector("header a[hreflang]")!.GetAttribute("href")!);
        Assert.Equal("Enter your PIN to sign in", browser.Heading);
        await browser.SubmitAsync(("secret", "1234"));
        Assert.Equal("Hold your card against the back of your phone", browser.Heading);
    }

    [Theory]
    [InlineData("cancel", "access_denied", "user_cancelled")]
    [InlineData("timeout", "access_denied", "timeout")]
    [InlineData("locked", "access_denied", "card_locked")]
    [InlineData("revoked", "access_denied", "certificate_revoked")]
    [InlineData("expired", "access_denied", "certificate_expired")]
    [InlineData("unsupported", "access_denied", "certificate_not_supported")]
    [InlineData("unanswered", "temporarily_unavailable", "revocation_unknown")]
    public async Task Failure_can_be_chosen(string answer, string error, string description)
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request());
        await browser.SubmitAsync(("persona", "hanako"), ("answer", answer));
        Failed(browser, error, description);
    }

    [Theory]
    [InlineData("openid", "pin-locked", "1234", "card_locked")]
    [InlineData("openid", "revoked", "1234", "certificate_revoked")]
    [InlineData("openid", "expired", "1234", "certificate_expired")]
    [InlineData("openid", "other-authority", "1234", "certificate_not_supported")]
    [InlineData("openid", "other-card", "1234", "certificate_not_supported")]
    [InlineData("openid sign", "password-locked", "ABC123", "card_locked")]
    [InlineData("openid sign", "under-15", "ABC123", "certificate_not_supported")]
    [InlineData("openid sign", "revoked", "ABC123", "certificate_revoked")]
    public async Task Card_that_does_not_do_says_so_and_leads_back(string scope, string persona, string secret, string description)
    {
        using var browser = provider.Browser();
        var id = scope == "openid" ? null : await flow.TransactionAsync(System.Security.Cryptography.SHA256.HashData("x"u8));
        await browser.OpenAsync(flow.Request(scope, ("sign_transaction_id", id)));
        await browser.SubmitAsync(("persona", persona), ("answer", "card"));
        await browser.SubmitAsync(("secret", secret));
        await browser.SubmitAsync();
        Assert.Equal("0.5", browser.Screen);
        await browser.SubmitAsync();
        Failed(browser, "access_denied", description);
    }

    [Fact]
    public async Task Wrong_PIN_costs_a_try_here_and_in_the_reader_until_it_is_locked()
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request());
        await browser.SubmitAsync(("persona", "misaki"), ("answer", "card"));
        foreach (var left in (int[])[2, 1])
        {
            await browser.SubmitAsync(("secret", "9999"));
            await browser.SubmitAsync();
            Assert.Equal("0.2 0.5", browser.Screen);
            Assert.Contains($"あと{left}回", browser.Page.QuerySelector("#secret-error")!.TextContent, StringComparison.Ordinal);
            Assert.StartsWith($"{left} ", await TriesAsync(), StringComparison.Ordinal);
        }
        await browser.SubmitAsync(("secret", "9999"));
        await browser.SubmitAsync();
        Assert.Equal("暗証番号がロックされています", browser.Heading);
        Assert.StartsWith("0 ", await TriesAsync(), StringComparison.Ordinal);
        using var unlock = await provider.Sandbox.Http.PostAsync(
            new Uri("/api/cards/misaki/unlock", UriKind.Relative), null, TestContext.Current.CancellationToken);
        unlock.EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task What_cannot_be_a_PIN_costs_no_try()
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request());
        await browser.SubmitAsync(("persona", "taro"), ("answer", "card"));
        await browser.SubmitAsync(("secret", "12345"));
        Assert.Equal("0.2 0.5", browser.Screen);
        await browser.SubmitAsync(("secret", "1234"));
        Assert.Equal("0.3", browser.Screen);
    }

    [Fact]
    public async Task Card_that_is_moved_is_read_again_from_the_PIN()
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request());
        await browser.SubmitAsync(("persona", "torn"), ("answer", "card"));
        await browser.SubmitAsync(("secret", "1234"));
        await browser.SubmitAsync();
        Assert.Equal("0.2 0.5", browser.Screen);
        Assert.Contains("読み取りの途中でカードが離れました", browser.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gives_up_comes_back_without_a_result()
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request());
        await browser.SubmitAsync(("persona", "hanako"), ("answer", "card"));
        await browser.CancelAsync();
        Failed(browser, "access_denied", "user_cancelled");
    }

    [Fact]
    public async Task Who_takes_too_long_comes_back_without_a_result()
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request());
        await provider.WithClockAsync(TimeSpan.FromMinutes(11), () => browser.SubmitAsync(("persona", "hanako"), ("answer", "card")));
        Assert.Equal("時間切れになりました", browser.Heading);
        await browser.SubmitAsync();
        Failed(browser, "access_denied", "timeout");
    }

    [Fact]
    public async Task Form_without_its_token_is_refused()
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request());
        using var stranger = new FormUrlEncodedContent([new("persona", "hanako"), new("answer", "card")]);
        using var answer = await provider.Http.PostAsync(
            new Uri(browser.Address.Split('?')[0] + "/choose", UriKind.Relative), stranger, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Page_that_is_over_says_so()
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request());
        var address = browser.Address;
        await browser.CancelAsync();
        await browser.OpenAsync(address);
        Assert.Equal("この手続きは終わりました", browser.Heading);
    }

    [Fact]
    public async Task Service_that_is_down_answers_503()
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request());
        await browser.SubmitAsync(("persona", "hanako"), ("answer", "down"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "サービスが止まっています"), (browser.Status, browser.Heading));
    }

    [Fact]
    public async Task Outage_stops_every_interface_and_ends()
    {
        await SwitchAsync(true);
        try
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await flow.OwnTokenAsync()).Status);
            using var health = await provider.Http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        }
        finally
        {
            await SwitchAsync(false);
        }
        Assert.Equal(HttpStatusCode.OK, (await flow.OwnTokenAsync()).Status);
    }

    private static void Failed(TestBrowser browser, string error, string description)
    {
        var back = Flow.Back(browser);
        Assert.Equal((error, description, "st-1"), (back["error"], back["error_description"], back["state"]));
    }

    private Task<string> TriesAsync() =>
        File.ReadAllTextAsync(Path.Combine(provider.Sandbox.Data, "cards", "misaki", "tries.txt"), TestContext.Current.CancellationToken);

    private async Task SwitchAsync(bool down)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(new { down });
        using var answer = await provider.Http.PutAsync(new Uri("/sandbox/switches", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
