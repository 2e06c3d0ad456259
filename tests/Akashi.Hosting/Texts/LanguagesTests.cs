using System.Net;
using Akashi.Hosting.Texts;

namespace Akashi.Hosting.Tests.Texts;

/// <summary>The language of a request is decided before the program sees it.</summary>
[Collection(SmallProgram.OneConsole)]
public sealed class LanguagesTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_program_that_offers_no_choice_answers_in_Japanese_and_says_nothing_of_it()
    {
        using var answer = await AskAsync(null, "/language?lang=en", "en", "en");
        Assert.Equal("ja-JP ja-JP", await TextAsync(answer));
        Assert.Empty(answer.Headers.Vary);
        Assert.Empty(answer.Content.Headers.ContentLanguage);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("", null, "", "ja-JP")]
    [InlineData("", null, "en", "en-GB")]
    [InlineData("", null, "en-US, fr;q=0.5", "en-GB")]
    [InlineData("", null, "fr, en;q=0.2, ja;q=0.3", "ja-JP")]
    [InlineData("", null, "ja;q=0, en;q=0", "ja-JP")]
    [InlineData("", null, "fr, *", "ja-JP")]
    [InlineData("", null, "nonsense;;q=x", "ja-JP")]
    [InlineData("", "en", "ja", "en-GB")]
    [InlineData("", "ja", "en", "ja-JP")]
    [InlineData("", "fr", "en", "en-GB")]
    [InlineData("", "%0d%0aen", "", "ja-JP")]
    [InlineData("lang=en", "ja", "ja", "en-GB")]
    [InlineData("lang=ja", "en", "en", "ja-JP")]
    [InlineData("lang=EN", "ja", "", "ja-JP")]
    [InlineData("lang=fr", null, "en", "en-GB")]
    [InlineData("lang=", "en", "", "en-GB")]
    [InlineData("lang=en&lang=ja", null, "", "ja-JP")]
    public async Task The_address_goes_before_the_cookie_and_that_before_the_browser(string query, string? cookie, string browser, string language)
    {
        using var answer = await AskAsync(ChoiceKept.InCookie, "/language?" + query, cookie, browser, HttpMethod.Post);
        Assert.Equal($"{language} {language}", await TextAsync(answer));
    }

    [Theory]
    [InlineData("/language", "en", "en-GB en-GB")]
    [InlineData("/language?lang=ja", "en", "ja-JP ja-JP")]
    public async Task Where_the_choice_is_in_the_address_no_cookie_is_read_or_set(string address, string browser, string language)
    {
        using var answer = await AskAsync(ChoiceKept.InAddress, address, "ja", browser);
        Assert.Equal(language, await TextAsync(answer));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(["Accept-Language"], answer.Headers.Vary);
    }

    [Fact]
    public async Task An_answer_says_its_language_and_on_what_it_depends()
    {
        using var answer = await AskAsync(ChoiceKept.InCookie, "/varied", null, "en");
        Assert.Equal(["en"], answer.Content.Headers.ContentLanguage);
        Assert.Equal(["Accept-Encoding", "Cookie", "Accept-Language"], answer.Headers.Vary);
    }

    [Fact]
    public async Task What_has_no_language_says_none()
    {
        using var answer = await AskAsync(ChoiceKept.InCookie, "/picture", null, "en");
        Assert.Empty(answer.Headers.Vary);
        Assert.Empty(answer.Content.Headers.ContentLanguage);
    }

    [Theory]
    [InlineData(false, "akashi-language=en; max-age=31536000; path=/; samesite=lax; httponly")]
    [InlineData(true, "akashi-language=en; max-age=31536000; path=/; secure; samesite=lax; httponly")]
    public async Task The_choice_is_kept_for_a_year_and_taken_out_of_the_address(bool isSecure, string cookie)
    {
        using var answer = await AskAsync(ChoiceKept.InCookie, "/language?a=%2F&lang=en&b", null, "", isSecure: isSecure);
        Assert.Equal((HttpStatusCode.Redirect, "/language?a=%2F&b"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal([cookie], answer.Headers.GetValues("Set-Cookie"));
    }

    [Theory]
    [InlineData("/language?lang=fr")]
    [InlineData("/language?lang=en%0d%0aSet-Cookie:x=y")]
    [InlineData("/language")]
    public async Task What_we_do_not_speak_is_not_kept(string address)
    {
        using var answer = await AskAsync(ChoiceKept.InCookie, address, null, "en");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_choice_leads_to_no_other_host()
    {
        using var answer = await AskAsync(ChoiceKept.InCookie, "//evil.example/?lang=en", null, "");
        Assert.Equal("/evil.example/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_page_about_a_failure_is_in_the_language_and_leads_back()
    {
        using var answer = await AskAsync(ChoiceKept.InCookie, "/broken?x=1", "en", "");
        Assert.Equal("en-GB /broken?x=1&lang=ja", await TextAsync(answer));
        Assert.Equal(["en"], answer.Content.Headers.ContentLanguage);
    }

    [Theory]
    [InlineData("/switch/a%20b?x=%E8%A8%BC&lang=fr&y", "ja", "en", "English", "/switch/a%20b?x=%E8%A8%BC&y&lang=en")]
    [InlineData("/switch/", "en", "ja", "日本語", "/switch/?lang=ja")]
    public async Task A_page_knows_the_way_to_the_other_language(string address, string cookie, string code, string label, string way)
    {
        using var answer = await AskAsync(ChoiceKept.InCookie, address, cookie, "");
        Assert.Equal(new LanguageSwitch(code, label, way).ToString(), await TextAsync(answer));
    }

    [Theory]
    [InlineData("/w/?c=x#top", "/w/?c=x&lang=en#top")]
    [InlineData("http://localhost:1/", "http://localhost:1/?lang=en")]
    [InlineData("/?LANG=ja&%6cang=ja&language=ja", "/?language=ja&lang=en")]
    public void An_address_names_one_language(string address, string expected) => Assert.Equal(expected, LanguageSwitch.With(address, "en"));

    private static async Task<string> TextAsync(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> AskAsync(
        ChoiceKept? kept, string address, string? cookie, string browser, HttpMethod? method = null, bool isSecure = false)
    {
        string[] args = ["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take()];
        if (isSecure) args = [.. args, "--PublicOrigin=https://localhost", "--Proxy:Trusted=127.0.0.1,::1"];
        HttpResponseMessage? answer = null;
        var run = await SmallProgram.RunAsync(
            args,
            async host =>
            {
                using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
                using var request = new HttpRequestMessage(method ?? HttpMethod.Get, host.Listen.GetLeftPart(UriPartial.Authority) + address);
                if (cookie is not null) request.Headers.Add("Cookie", "akashi-language=" + cookie);
                if (isSecure) request.Headers.Add("X-Forwarded-Proto", "https");
                if (isSecure) request.Headers.Add("X-Forwarded-For", "127.0.0.1");
                request.Headers.TryAddWithoutValidation("Accept-Language", browser);
                answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
                await answer.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
            },
            isPublic: isSecure,
            kept: kept);
        Assert.True(run.Code == 0, run.Errors);
        return answer!;
    }
}
