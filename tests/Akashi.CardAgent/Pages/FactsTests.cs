using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>Rows 1.5.4 to 1.5.7.</summary>
public sealed class FactsTests
{
    [Fact]
    public async Task Facts_go_through_their_screens_in_order()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForFacts();
        using var person = await agent.ArrivesAsync();
        Assert.Equal(("1.5.4", "マイナンバーカード読取"), (person.Page.Screen, person.Page.StepName));
        await person.PressAsync("読み取る");
        Assert.Equal(("1.5.5", "パスワード入力"), (person.Page.Screen, person.Page.StepName));
        await person.PressAsync("次へ", Agent.HelperPin);
        Assert.Equal(("1.5.6", "マイナンバーカード読取開始"), (person.Page.Screen, person.Page.StepName));
        await person.PressAsync("読み取り開始");
        Assert.Equal(("1.5.7", "マイナンバーカード読取終了"), (person.Page.Screen, person.Page.StepName));
        await person.PressAsync("次へ");
        Assert.Equal(agent.Portal.Home, person.Page.Location!.ToString());
    }

    [Fact]
    public async Task Page_says_what_will_be_read_before_anything_is_claimed()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForFacts();
        using var person = await agent.ArrivesAsync();
        Assert.Contains("氏名・住所・生年月日・性別を読み取り", person.Page.Words, StringComparison.Ordinal);
        Assert.Equal(["seen"], agent.Portal.Steps);
    }

    [Fact]
    public async Task Facts_are_shown_and_sent_as_on_the_card()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForFacts();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        await person.PressAsync("次へ", Agent.HelperPin);
        await person.PressAsync("読み取り開始");
        Assert.Equal(["髙﨑\u3000𠮷乃", "東京都千代田区1-2-3", "平成2年（1990年）5月15日", "女"], person.Page.Html.QuerySelectorAll("dd").Select(d => d.TextContent));
        await person.PressAsync("次へ");
        var facts = agent.Portal.Result.GetProperty("facts");
        Assert.Equal(
            ("髙﨑\u3000𠮷乃", "19900515", "2"),
            (facts.GetProperty("name").GetString(), facts.GetProperty("birthDate").GetString(), facts.GetProperty("sex").GetString()));
    }

    [Fact]
    public async Task Facts_come_with_the_certificate_that_says_which_card_it_is_without_its_pin()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForFacts();
        agent.Image.AuthenticationPin.Restore(0);
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        await person.PressAsync("次へ", Agent.HelperPin);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        Assert.Equal(Certificates.Authentication.Certificate, agent.Portal.Result.GetProperty("facts").GetProperty("certificate").GetBytesFromBase64());
    }

    [Fact]
    public async Task My_number_is_never_read()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForFacts();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        await person.PressAsync("次へ", Agent.HelperPin);
        await person.PressAsync("読み取り開始");
        Assert.Equal([("helper", 0x0002), ("jpki", 0x000A)], agent.Card.FilesRead.Order());
    }
}
