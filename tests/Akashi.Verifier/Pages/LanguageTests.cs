using System.Net;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;
using AngleSharp.Dom;

namespace Akashi.Verifier.Tests.Pages;

/// <summary>Row 0.7: every page in Japanese and in English, and nothing is kept: the choice goes along in links and forms.</summary>
public sealed class LanguageTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private World World => shared.World;

    [Theory]
    [InlineData("/", "Verify a digital certificate")]
    [InlineData("/privacy", "Privacy policy")]
    [InlineData("/terms", "Terms of use")]
    [InlineData("/accessibility", "Accessibility")]
    [InlineData("/w/?c=AAAA", "Verify this digital certificate")]
    [InlineData("/w/?c=", "The address has no code in it")]
    [InlineData("/w/", "Read a code and verify it")]
    [InlineData("/w/many", "Verify many at once")]
    [InlineData("/w/offline", "Verify without a network")]
    [InlineData("/w/roster", "Check a roster")]
    [InlineData("/nothing", "Page not found")]
    public async Task Row_0_7_each_page_is_in_English_for_who_asks_for_English(string path, string heading)
    {
        using var answer = await AskAsync(path, "en-US,en;q=0.9,ja;q=0.8");
        Assert.Equal("en", Header(answer, "Content-Language"));
        Assert.Contains("Accept-Language", answer.Headers.Vary);
        Assert.DoesNotContain("Cookie", answer.Headers.Vary);
        var page = await World.ParseAsync(answer);
        Assert.Equal((heading, "en"), (Heading(page), page.DocumentElement.GetAttribute("lang")));
        Assert.Empty(UnmarkedJapanese.In(page.DocumentElement.OuterHtml));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ja")]
    [InlineData("fr")]
    public async Task Row_0_7_a_page_is_in_Japanese_for_everyone_else(string? asked)
    {
        using var answer = await AskAsync("/", asked);
        Assert.Equal("ja", Header(answer, "Content-Language"));
        var page = await World.ParseAsync(answer);
        Assert.Equal(("デジタル資格者証の検証", "ja"), (Heading(page), page.DocumentElement.GetAttribute("lang")));
    }

    [Theory]
    [InlineData(StatusValue.Valid, "Valid")]
    [InlineData(StatusValue.Revoked, "Not valid (revoked)")]
    [InlineData(StatusValue.Suspended, "Not valid (suspended)")]
    [InlineData(StatusValue.Deleted, "Not valid (removed)")]
    [InlineData(StatusValue.Replaced, "Not valid (replaced after a change of the registered facts)")]
    [InlineData(StatusValue.Withdrawn, "Not valid (made invalid by the holder)")]
    public async Task Row_4_3_a_result_in_English_marks_the_facts_that_are_Japanese(StatusValue state, string heading)
    {
        var page = await PressAsync(World.Code(World.Claims(state)) + "&lang=en");
        Assert.Equal(heading, Heading(page));
        Assert.Empty(UnmarkedJapanese.In(page.DocumentElement.OuterHtml));
        Assert.Equal(["看護師", "山田　花子", "ヤマダ　ハナコ", "旧姓太郎", "第01234567号", "厚生労働省"], page.QuerySelectorAll("dd[lang=ja]").Select(d => d.TextContent));
        Assert.Contains("31 December 1990", page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var name in new[] { "Nurse", "Ministry of Health, Labour and Welfare" })
            Assert.Contains(name + " (our translation, not part of what was signed)", page.QuerySelectorAll("dd").Select(d => d.TextContent));
        Assert.Matches(@"\d{1,2} [A-Z][a-z]+ \d{4}, \d{1,2}:\d\d:\d\d [ap]m \(Japan time\)", page.QuerySelector("time")!.TextContent);
    }

    [Theory]
    [InlineData("en", "日本語", "ja", "有効です", "ja")]
    [InlineData("ja", "English", "en", "Valid", "en")]
    public async Task Row_0_7_the_switch_shows_the_same_result_in_the_other_language(string first, string label, string code, string then, string lang)
    {
        var page = await PressAsync(World.Code() + "&lang=" + first);
        var button = page.QuerySelector("header form button")!;
        Assert.Equal((label, code), (button.TextContent, button.GetAttribute("lang")));
        var other = await SubmitAsync(button.Closest("form")!);
        Assert.Equal((then, lang), (Heading(other), other.DocumentElement.GetAttribute("lang")));
    }

    [Fact]
    public async Task Row_0_7_the_switch_keeps_the_code_and_leaves_its_address_as_it_was()
    {
        var code = World.Code();
        var page = await World.ParseAsync(await World.GetAsync(code));
        var link = page.QuerySelector("header a[hreflang]")!;
        Assert.Equal(("English", "en", "en"), (link.TextContent, link.GetAttribute("lang"), link.GetAttribute("hreflang")));
        Assert.Equal(new Uri(code).PathAndQuery + "&lang=en", link.GetAttribute("href"));
        var other = await World.ParseAsync(await World.GetAsync(link.GetAttribute("href")!));
        Assert.Equal("Verify this digital certificate", Heading(other));
        Assert.Equal(page.QuerySelector("input[name=c]")!.GetAttribute("value"), other.QuerySelector("input[name=c]")!.GetAttribute("value"));
        Assert.Equal(new Uri(code).PathAndQuery + "&lang=ja", other.QuerySelector("header a[hreflang]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Row_0_7_what_was_chosen_goes_along_in_every_link_and_form()
    {
        var page = await World.ParseAsync(await World.GetAsync(World.Code() + "&lang=en"));
        Assert.Equal("/?lang=en", page.QuerySelector(".site-header__name")!.GetAttribute("href"));
        Assert.Equal(
            ["/privacy?lang=en", "/terms?lang=en", "/accessibility?lang=en"], page.QuerySelectorAll("footer nav a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/w/verify?lang=en", page.QuerySelector("main form")!.GetAttribute("action"));
        using var again = await World.GetAsync("/w/verify?lang=en");
        Assert.Equal("/w/?lang=en", again.Headers.Location!.ToString());
    }

    [Fact]
    public async Task No_choice_leaves_a_cookie()
    {
        using var answer = await World.GetAsync("/?lang=en");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/?lang=fr")]
    [InlineData("/?lang=EN")]
    [InlineData("/?lang=")]
    [InlineData("/?lang=en&lang=ja")]
    [InlineData("/?lang=%22%3E%3Cscript%3E")]
    public async Task P5_a_language_that_we_do_not_speak_counts_as_not_said(string path)
    {
        var page = await World.ParseAsync(await World.GetAsync(path));
        Assert.Equal("ja", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/?lang=en", page.QuerySelector("header a[hreflang]")!.GetAttribute("href"));
        Assert.Equal("/privacy", page.QuerySelector("footer nav a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("en", "One request takes 1 to 1,000 codes.", "en")]
    [InlineData("ja", "一度に確認できるコードは、1件から1,000件までです。", "ja")]
    [InlineData(null, "一度に確認できるコードは、1件から1,000件までです。", "ja")]
    public async Task A_problem_of_the_API_is_told_in_the_language_of_who_asks(string? asked, string detail, string language)
    {
        using var answer = await PostAsync("""{"codes":[]}""", asked);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(detail, (await World.JsonAsync(answer)).GetProperty("detail").GetString());
        Assert.Equal((language, "Accept-Language"), (Header(answer, "Content-Language"), answer.Headers.Vary.Single()));
    }

    [Fact]
    public async Task A_verdict_of_the_API_depends_on_no_language()
    {
        using var answer = await PostAsync("""{"code":"AAAA"}""", "en");
        Assert.Equal("not-readable", (await World.JsonAsync(answer)).GetProperty("reason").GetString());
        Assert.Empty(answer.Headers.Vary);
        Assert.False(answer.Content.Headers.Contains("Content-Language"));
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string? asked)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, World.Api) { Content = content };
        if (asked is not null) request.Headers.Add("Accept-Language", asked);
        return await World.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> AskAsync(string path, string? languages)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (languages is not null) request.Headers.Add("Accept-Language", languages);
        return World.Http.SendAsync(request);
    }

    private async Task<IDocument> PressAsync(string address) =>
        await SubmitAsync((await World.ParseAsync(await World.GetAsync(address))).QuerySelector("main form")!);

    private async Task<IDocument> SubmitAsync(IElement form)
    {
        using var content = new FormUrlEncodedContent(
            form.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? ""));
        return await World.ParseAsync(await World.PostAsync(form.GetAttribute("action")!, content));
    }

    private static string Heading(IDocument page) => page.QuerySelectorAll("h1").Single().TextContent;

    private static string Header(HttpResponseMessage answer, string name) => answer.Content.Headers.GetValues(name).Single();
}
