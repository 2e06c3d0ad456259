using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>Row 0.7: the agent speaks the portal's language, or the one that the person chose on its pages; never half of each.</summary>
public sealed class LanguageTests
{
    [Fact]
    public async Task Row_0_7_the_portal_passes_its_language_on()
    {
        await using var agent = await Agent.StartAsync();
        using var person = agent.Browser("ja");
        await person.OpenAsync(agent.StartAddress + "&lang=en");
        Assert.Equal(("0.2", "Enter your PIN to sign in"), (person.Page.Screen, person.Page.Heading));
        MustBeEnglish(person, "Enter your PIN to sign in");
        await person.PressAsync("Next", Agent.Pin);
        MustBeEnglish(person, "Put your card on the card reader");
        await person.PressAsync("Start reading");
        MustBeEnglish(person, "Your card has been read");
        await person.PressAsync("Next");
        Assert.Equal(agent.Portal.Home, person.Page.Location!.ToString());
    }

    [Theory]
    [InlineData("en-GB,ja;q=0.5", "Enter your PIN to sign in")]
    [InlineData("ja,en;q=0.5", "ログインするための暗証番号を入力してください")]
    [InlineData("fr", "ログインするための暗証番号を入力してください")]
    public async Task Row_0_7_without_a_word_of_the_portal_the_browsers_language_counts(string languages, string heading)
    {
        await using var agent = await Agent.StartAsync();
        using var person = agent.Browser(languages);
        Assert.Equal(heading, (await person.OpenAsync(agent.StartAddress)).Heading);
    }

    [Theory]
    [InlineData("&lang=fr")]
    [InlineData("&lang=EN")]
    [InlineData("&lang=")]
    [InlineData("&lang=en&lang=ja")]
    [InlineData("&lang=%22%3E%3Cscript%3E")]
    public async Task C9_a_forged_language_counts_as_not_said(string lang)
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        var page = await person.OpenAsync(agent.StartAddress + lang);
        Assert.Equal(("ja", "0.2"), (page.Html.DocumentElement.GetAttribute("lang"), page.Screen));
        Assert.DoesNotContain("Set-Cookie", page.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_0_7_the_switch_keeps_the_step_and_stays()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        var link = person.Page.Html.QuerySelector("header a")!;
        Assert.Equal(
            ("English", "en", "en", "/step?lang=en"),
            (link.TextContent, link.GetAttribute("lang"), link.GetAttribute("hreflang"), link.GetAttribute("href")));
        await person.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal(("0.3", "Put your card on the card reader"), (person.Page.Screen, person.Page.Heading));
        Assert.Equal("日本語", person.Page.Html.QuerySelector("header a")!.TextContent);
        Assert.Equal("Your card has been read", (await person.PressAsync("Start reading")).Heading);
    }

    // The error, the document and the names of its parts were known before the switch.
    [Fact]
    public async Task Row_0_7_a_window_begun_in_Japanese_has_nothing_Japanese_of_ours_after_the_switch()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        await person.PressAsync("次へ", "no");
        Assert.Contains("英数字6～16文字で入力してください", person.Page.Error, StringComparison.Ordinal);
        await person.OpenAsync("/step?lang=en");
        Assert.Contains("Enter your signature password as 6 to 16 letters and digits.", person.Page.Error, StringComparison.Ordinal);
        MustBeEnglish(person, "Procedure", "Applicant", "Attached documents", "Data to be signed", "bytes, SHA-256", "This document is in Japanese");
    }

    [Fact]
    public async Task C8_the_document_is_shown_as_it_is_written_and_marked_as_Japanese()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature(d => d["sections"]![0]!["items"]!.AsArray().Add(Documents.Item("former-name", "旧姓", "")));
        using var person = agent.Browser("en");
        await person.OpenAsync(agent.StartAddress);
        await person.PressAsync("Read the card");
        var main = person.Page.Html.QuerySelector("main")!;
        string[] japanese = ["看護師の登録の申請", "看護師", "髙﨑\u3000𠮷乃", "国家資格オンライン"];
        Assert.Equal(japanese, main.QuerySelectorAll(":scope > dl dd[lang=ja]").Select(d => d.TextContent));
        var labels = main.QuerySelector(":scope > details")!.QuerySelectorAll("dt[lang=ja]");
        Assert.Equal(["氏名", "登録番号", "旧姓", "免許証の写し"], labels.Select(d => d.TextContent));
        Assert.Equal("(Nothing entered)", main.QuerySelectorAll("dt").Single(t => t.TextContent == "旧姓").NextElementSibling!.TextContent);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(agent.Portal.Document!), main.QuerySelector(".source-text[lang=ja]")!.TextContent);
        MustBeEnglish(person, "This document is in Japanese");
    }

    [Fact]
    public async Task C8_the_language_of_the_page_changes_no_byte_of_what_is_signed()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature();
        using var person = agent.Browser("en");
        await person.OpenAsync(agent.StartAddress);
        await person.PressAsync("Read the card");
        await person.PressAsync("Next", Agent.Password);
        await person.PressAsync("Start reading");
        MustBeEnglish(person, "Your electronic signature is ready");
        await person.PressAsync("Next");
        var (exit, output) = await SignatureTests.VerifyAsync(
            agent.Portal.Result.GetProperty("sign").GetProperty("cms").GetBytesFromBase64(), agent.Portal.Document!);
        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task Row_1_5_7_facts_are_in_English_with_what_is_on_the_card_as_it_is()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForFacts();
        using var person = agent.Browser("en");
        await person.OpenAsync(agent.StartAddress);
        MustBeEnglish(person, "Your name, address, date of birth and sex");
        await person.PressAsync("Read the card");
        await person.PressAsync("Next", "1234");
        await person.PressAsync("Start reading");
        MustBeEnglish(person, "That PIN is wrong. Tries left: 2.");
        await person.PressAsync("Next", Agent.HelperPin);
        await person.PressAsync("Start reading");
        string[] facts = ["髙﨑\u3000𠮷乃", "東京都千代田区1-2-3", "15 May 1990", "Female"];
        Assert.Equal(facts, person.Page.Html.QuerySelectorAll("dd").Select(d => d.TextContent));
        MustBeEnglish(person, "15 May 1990");
    }

    [Fact]
    public async Task Row_0_5_problems_and_other_ends_are_in_English_too()
    {
        await using var agent = await Agent.StartAsync();
        using var person = agent.Browser("en");
        await person.OpenAsync("/");
        MustBeEnglish(person, "There is nothing to do");
        await person.OpenAsync("/start?portal=x");
        MustBeEnglish(person, "This request cannot be accepted");
        agent.Reader.Insert(null);
        await person.OpenAsync(agent.StartAddress);
        MustBeEnglish(person, "There is no card on the reader");
        agent.Reader.Insert(agent.Card);
        await person.PressAsync("Try again");
        await person.PressAsync("Next", Agent.Pin);
        await person.OpenAsync(agent.StartAddress + "2");
        MustBeEnglish(person, "Another request is under way");
        var same = person.Page.Html.QuerySelector("header a")!.GetAttribute("href")!;
        Assert.Equal("別の依頼を進めています", (await person.OpenAsync(same)).Heading);
    }

    private static void MustBeEnglish(Browser person, params IReadOnlyList<string> words)
    {
        Assert.All(words, w => Assert.Contains(w, person.Page.Words, StringComparison.Ordinal));
        Assert.Empty(UnmarkedJapanese.In(person.Page.Html.DocumentElement.OuterHtml));
    }
}
