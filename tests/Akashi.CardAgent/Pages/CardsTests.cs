using System.Net;
using System.Text.Json;
using Akashi.CardAgent.Pages;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>Pages that wait for a card hear when it comes, with a real pcscd; C18, C19: nobody else hears it.</summary>
[Collection(nameof(PcscdTests))]
public sealed class CardsTests(Pcscd pcscd)
{
    [Fact]
    public async Task Page_without_a_card_hears_when_one_is_placed_and_its_press_goes_on()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        using var person = await agent.ArrivesAsync();
        var (place, listening) = (Place(person.Page), ListenAsync(person));
        Assert.Equal("any", place.GetAttribute("data-cards-go"));
        Assert.False(listening.IsCompleted);
        await using var lying = await pcscd.InsertAsync(agent.Card);
        var heard = await Wait.ForAsync(listening);
        Assert.True(heard.GetProperty("any").GetBoolean());
        Assert.NotEqual(place.GetAttribute("data-cards"), heard.GetProperty("number").GetRawText());
        await person.PressAsync("もう一度ためす");
        Assert.Equal("0.2", person.Page.Screen);
    }

    [Fact]
    public async Task Card_taken_away_while_the_PIN_is_typed_is_told_and_costs_no_try()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        await using var lying = await pcscd.InsertAsync(agent.Card);
        using var person = await agent.ArrivesAsync();
        var place = Place(person.Page);
        Assert.Equal(("never", "true"), (place.GetAttribute("data-cards-go"), place.GetAttribute("data-cards-in-use")));
        Assert.Equal("status", place.FirstElementChild!.GetAttribute("role"));
        await lying.TakeOutAsync();
        Assert.False((await Wait.ForAsync(ListenAsync(person))).GetProperty("inUse").GetBoolean());
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        Assert.Equal("カードが置かれていません", person.Page.Heading);
        Assert.Equal(3, agent.Image.AuthenticationPin.TriesLeft);
    }

    // C11: nobody chose the other reader, but its card is the only one left.
    [Fact]
    public async Task C11_a_PIN_typed_for_one_reader_is_not_used_in_another()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        await using var another = await Agent.StartAsync(overPcSc: true);
        await using var first = await pcscd.InsertAsync(agent.Card, slot: 0);
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", "0000");
        await first.TakeOutAsync();
        await using var second = await pcscd.InsertAsync(another.Card, slot: 1);
        await person.PressAsync("読み取り開始");
        Assert.Equal("読み取りの途中でカードが離れました", person.Page.Heading);
        Assert.Equal(3, another.Image.AuthenticationPin.TriesLeft);
        await person.PressAsync("もう一度ためす");
        Assert.Equal("0.2", person.Page.Screen);
    }

    [Fact]
    public async Task Page_goes_on_hearing_after_the_card_service_was_started_again()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        using var person = await agent.ArrivesAsync();
        var listening = ListenAsync(person);
        await pcscd.StopAsync();
        Assert.False((await Wait.ForAsync(listening)).GetProperty("any").GetBoolean());
        await person.PressAsync("もう一度ためす");
        Assert.Equal("カードリーダーが見つかりません", person.Page.Heading);
        listening = ListenAsync(person);
        await pcscd.InitializeAsync();
        await Wait.ForAsync(listening);
        await person.PressAsync("もう一度ためす");
        Assert.Equal("カードが置かれていません", person.Page.Heading);
    }

    // The same answer, at once, whether or not a card lies there: no header and no state differ.
    [Theory]
    [InlineData("token", null, "cross-site")]
    [InlineData("token", "https://evil.example", null)]
    [InlineData("token", "null", "same-site")]
    [InlineData("", "null", "same-origin")]
    [InlineData("00000000000000000000000000000000", "null", "same-origin")]
    public async Task C18_C19_whoever_is_not_the_page_learns_nothing(string token, string? origin, string? site)
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        await using var lying = await pcscd.InsertAsync(agent.Card);
        using var person = await agent.ArrivesAsync();
        var answers = new List<string>();
        foreach (var isThere in new[] { true, false })
        {
            if (!isThere) await lying.TakeOutAsync();
            var fields = new Dictionary<string, string> { ["token"] = token == "token" ? person.Page.Token : token, ["known"] = "0" };
            var answer = await person.PostAsync(fields, origin, site, CardsEndpoint.Path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            answers.Add(answer.Html.Body!.InnerHtml);
        }
        Assert.Equal(answers[0], answers[1]);
        Assert.DoesNotContain("number", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task C20_no_more_than_a_few_questions_wait_at_once()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        using var person = await agent.ArrivesAsync();
        var asked = Enumerable.Range(0, 9).Select(_ => person.PostAsync(Question(person), address: CardsEndpoint.Path)).ToList();
        var refused = await Wait.ForAsync(Task.WhenAny(asked));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await refused).Status);
        await using var lying = await pcscd.InsertAsync(agent.Card);
        foreach (var one in asked.Where(a => a != refused)) Assert.Equal(HttpStatusCode.OK, (await Wait.ForAsync(one)).Status);
    }

    private static AngleSharp.Dom.IElement Place(Page page) => page.Html.QuerySelector("[data-cards]")!;

    private static Dictionary<string, string> Question(Browser person) => new()
    {
        ["token"] = person.Page.Token,
        ["known"] = Place(person.Page).GetAttribute("data-cards")!,
    };

    private static async Task<JsonElement> ListenAsync(Browser person)
    {
        var answer = await person.PostAsync(Question(person), address: CardsEndpoint.Path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return JsonDocument.Parse(answer.Html.Body!.TextContent).RootElement;
    }
}
