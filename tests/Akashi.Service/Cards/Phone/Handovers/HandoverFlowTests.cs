using System.Net;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Phone.Handovers;

/// <summary>Row 0.8 on a computer: the code, the number, and the way on.</summary>
[Collection(PhoneTests.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class HandoverFlowTests(PhoneWorld world)
{
    private const string Json = "application/json";

    [Fact]
    public async Task Person_applies_on_a_computer_and_reads_the_card_with_a_phone()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksToSignAsync();
        Assert.NotNull(pair.Computer.Page.Document.QuerySelector("svg[role=img] path"));
        (await pair.FinishesAsync(PhoneHolder.Password)).MustBe("1.6.1");
        Assert.Contains("パソコンの画面をご覧ください", pair.Phone.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phone_says_who_asks_for_what_and_names_the_document_once_it_has_taken_the_code()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksToSignAsync();
        var offer = await pair.Phone.OpenAsync(pair.PhonePath);
        string[] told = ["国家資格オンライン", world.Origin.GetLeftPart(UriPartial.Authority), "電子署名", "Windows", "ご自身が", "職員がお尋ねすることはありません"];
        Assert.All(told, words => Assert.Contains(words, offer.Words, StringComparison.Ordinal));
        Assert.DoesNotContain("介護福祉士", offer.Words, StringComparison.Ordinal);
        await pair.ClaimsAsync();
        Assert.Contains("介護福祉士", pair.Phone.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_is_in_English_for_who_chose_it()
    {
        var pair = new ComputerAndPhone(world);
        await pair.Computer.OpenAsync("/?lang=en");
        await pair.Phone.OpenAsync("/?lang=en");
        string[] headings =
        [
            (await pair.AsksAsync(PhoneHolder.SignInForm)).Heading, (await pair.Phone.OpenAsync(pair.PhonePath)).Heading,
            await HeadingAsync(pair.ClaimsAsync(), pair.Phone), (await pair.Computer.OpenAsync(pair.CodePath)).Heading,
            (await pair.TypesAsync("1")).Errors, (await pair.TypesAsync(pair.Phone.Page.Text(".hand-over__number"))).Heading,
            (await pair.Phone.OpenAsync("/cards/number")).Heading, (await pair.Phone.SubmitAsync("main form[action$='cancel']")).Words,
            (await pair.Computer.OpenAsync(pair.CodePath)).Words, (await pair.Phone.OpenAsync(pair.PhonePath)).Words,
            (await world.Phone().OpenAsync("/cards/number?lang=en")).Words,
        ];
        Assert.All(headings, h => Assert.Matches("^[ -~“”’]+$", h));
        Assert.All([pair.Computer, pair.Phone], b => Assert.Empty(UnmarkedJapanese.In(b.Page.Document.DocumentElement.OuterHtml)));
    }

    [Fact]
    public async Task Reloading_and_reading_the_code_again_change_nothing()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        Assert.Equal(pair.PhonePath, new Uri((await pair.Computer.OpenAsync(pair.CodePath)).Text("[data-phone-address]")).AbsolutePath);
        var number = await pair.ClaimsAsync();
        Assert.Equal(number, (await pair.Phone.OpenAsync("/cards/number")).Text(".hand-over__number"));
        Assert.Equal(number, (await pair.Phone.OpenAsync(pair.PhonePath.ToLowerInvariant())).Text(".hand-over__number"));
        await pair.Phone.SubmitAsync("main form");
        Assert.Contains("まだ確認できません", pair.Phone.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_hear_on_both_sides_how_far_the_other_is()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var state = pair.CodePath.Replace("/code/", "/wait/", StringComparison.Ordinal) + "/state";
        Assert.Equal("""{"state":"waiting","phone":"code"}""", await StateAsync(pair.Computer, state));
        var number = await pair.ClaimsAsync();
        Assert.Equal("""{"state":"waiting","phone":"number"}""", await StateAsync(pair.Computer, state));
        Assert.Equal("""{"state":"number"}""", await StateAsync(pair.Phone, "/cards/number/state"));
        await pair.TypesAsync(number);
        Assert.Equal("""{"state":"go"}""", await StateAsync(pair.Phone, "/cards/number/state"));
        await pair.Phone.OpenAsync(await world.AnswersAsync(await pair.LeavesAsync(), "hanako", PhoneHolder.Pin));
        Assert.Equal("""{"state":"done","phone":"home"}""", await StateAsync(pair.Computer, state));
        Assert.Equal("""{"state":"done"}""", await StateAsync(pair.Phone, "/cards/number/state"));
    }

    [Fact]
    public async Task Session_that_the_phone_has_here_stays_as_it_is()
    {
        var taro = new PhoneHolder(world, "taro");
        await taro.SignInAsync();
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var page = await taro.Browser.OpenAsync(pair.PhonePath);
        Assert.Empty(page.Document.QuerySelectorAll("header nav"));
        var number = (await taro.Browser.SubmitAsync("main form")).Text(".hand-over__number");
        await pair.TypesAsync(number);
        await taro.Browser.OpenAsync("/cards/number");
        var over = await PhoneWorld.GoesOverAsync(taro.Browser, "main form");
        await taro.Browser.OpenAsync(await world.AnswersAsync(over, "hanako", PhoneHolder.Pin));
        (await pair.Computer.OpenAsync(pair.CodePath)).MustBe("1.3.1");
        (await taro.Browser.OpenAsync("/home")).MustBe("1.3.1");
        var draft = await new PhoneHolder(world, browser: pair.Computer).BeginsAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await taro.Browser.OpenAsync(draft + "/card")).Status);
    }

    [Fact]
    public async Task Code_that_is_opened_on_a_computer_says_that_a_phone_is_meant()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var page = await pair.Computer.OpenAsync(pair.PhonePath);
        Assert.Equal("スマートフォンで開いてください", page.Heading);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        await pair.ClaimsAsync();
    }

    // A script's file may not come where scripts run, and then nothing inside noscript is shown.
    [Fact]
    public async Task Each_page_that_goes_on_by_itself_has_a_press_for_a_browser_without_its_script()
    {
        var pair = new ComputerAndPhone(world);
        MustHavePress(await pair.AsksAsync(), "main [data-without-script] a");
        await pair.ClaimsAsync();
        MustHavePress(pair.Phone.Page, "main [data-without-script] button");
        MustHavePress(await pair.TypesAsync(pair.Phone.Page.Text(".hand-over__number")), "main [data-without-script] a");
    }

    // Ten minutes for each step, and fifteen for the phone's service.
    [Fact]
    public async Task Slow_person_comes_through()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var number = "";
        await world.WithClockAsync(TimeSpan.FromMinutes(9), async () => number = await pair.ClaimsAsync());
        await world.WithClockAsync(TimeSpan.FromMinutes(18), () => pair.TypesAsync(number));
        var over = new Uri("about:blank");
        await world.WithClockAsync(TimeSpan.FromMinutes(27), async () => over = await pair.LeavesAsync());
        await world.WithClockAsync(TimeSpan.FromMinutes(36), async () =>
        {
            await pair.Phone.OpenAsync(await world.AnswersAsync(over, "hanako", PhoneHolder.Pin));
            (await pair.Computer.OpenAsync(pair.CodePath)).MustBe("1.3.1");
        });
    }

    private static void MustHavePress(Page page, string which)
    {
        var press = Assert.Single(page.Document.QuerySelectorAll(which));
        Assert.Null(press.Closest("noscript"));
        Assert.Null(press.Closest("[hidden]"));
    }

    private static async Task<string> HeadingAsync(Task<string> act, Browser browser)
    {
        await act;
        return browser.Page.Heading;
    }

    private static async Task<string> StateAsync(Browser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Json, answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
