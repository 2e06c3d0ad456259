using System.Net;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>A second press gets the first press's answer.</summary>
public sealed class DoublePressTests
{
    [Theory]
    [InlineData("次へ", "0.3")]
    [InlineData("読み取り開始", "0.4")]
    public async Task Both_of_two_presses_at_once_lead_to_the_next_page(string button, string screen)
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        if (button == "読み取り開始") await person.PressAsync("次へ", Agent.Pin);
        var page = person.Page;
        var secret = button == "次へ" ? Agent.Pin : null;
        var both = await Task.WhenAll(person.PressAsync(page, button, secret), person.PressAsync(page, button, secret));
        Assert.All(both, p => Assert.Equal(screen, p.Screen));
        Assert.Single(agent.Portal.Steps, s => s == "claim");
        Assert.Equal(3, agent.Image.AuthenticationPin.TriesLeft);
    }

    [Fact]
    public async Task Second_finish_leads_home_too_and_sends_nothing()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        var done = person.Page;
        await person.PressAsync(done, "次へ");
        var second = await person.PressAsync(done, "次へ");
        Assert.Equal((HttpStatusCode.SeeOther, agent.Portal.Home), (second.Status, second.Location!.ToString()));
        Assert.Single(agent.Portal.Steps, s => s == "result");
    }

    [Fact]
    public async Task Double_press_with_a_wrong_pin_costs_one_try()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", "0000");
        var begin = person.Page;
        await Task.WhenAll(person.PressAsync(begin, "読み取り開始"), person.PressAsync(begin, "読み取り開始"));
        Assert.Equal(2, agent.Image.AuthenticationPin.TriesLeft);
    }

    // A browser that sends a second press drops the first; the claim must not be lost with it.
    [Fact]
    public async Task Claim_outlives_the_connection_of_the_press_that_began_it()
    {
        await using var agent = await Agent.StartAsync();
        var hold = new TaskCompletionSource();
        agent.Portal.Hold = hold.Task;
        using var person = await agent.ArrivesAsync();
        await person.PressAndLeaveAsync(Agent.Pin, Wait.UntilAsync(() => agent.Portal.Steps.Contains("claim")));
        var second = person.PressAsync("次へ", Agent.Pin);
        hold.SetResult();
        Assert.Equal("0.3", (await second).Screen);
    }

    [Fact]
    public async Task Reading_that_takes_long_shows_that_it_is_under_way_and_takes_no_other_press()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        using var go = new ManualResetEventSlim();
        agent.Reader.Used += (_, _) => go.Wait(TestContext.Current.CancellationToken);
        var begin = person.Page;
        await person.PressAsync("読み取り開始");
        Assert.Equal(("0.4", "カードを読み取っています"), (person.Page.Screen, person.Page.Heading));
        Assert.NotNull(person.Page.Html.QuerySelector("meta[http-equiv=refresh]"));
        await person.PressAsync(begin, "やめて、もとの画面に戻る");
        Assert.Equal("カードを読み取っています", person.Page.Heading);
        go.Set();
        await Wait.UntilAsync(async () => (await person.OpenAsync("/step")).Heading == "読み取りが終わりました");
    }
}
