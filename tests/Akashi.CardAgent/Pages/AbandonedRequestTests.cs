using System.Net;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>A request that the person left: the next one is one press away, and no page of another site can press for them (C9).</summary>
public sealed class AbandonedRequestTests
{
    private const string Replace = "進めている依頼を終えて、新しい依頼を始める";
    private const string Next = TestPortal.Tx + "2";

    [Fact]
    public async Task Next_request_is_told_what_is_running_and_how_to_continue()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await AbandonsAsync(agent);
        Assert.Equal((HttpStatusCode.Conflict, "別の依頼を進めています"), (person.Page.Status, person.Page.Heading));
        Assert.Contains($"国家資格オンライン（{agent.Portal.Origin}）からの依頼", person.Page.Words, StringComparison.Ordinal);
        Assert.Equal([Replace], person.Page.Buttons);
        Assert.Equal(["/step"], person.Page.Links);
        Assert.DoesNotContain(agent.Portal.Received, r => r.Tx == Next);
    }

    [Fact]
    public async Task One_press_ends_the_old_one_tells_the_portal_and_begins_the_new_one()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await AbandonsAsync(agent);
        await person.PressAsync(Replace);
        Assert.Equal("0.2", person.Page.Screen);
        var told = agent.Portal.Received.Single(r => r.Step == "result");
        Assert.Equal((TestPortal.Tx, """{"failure":"cancelled"}"""), (told.Tx, told.Body));
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        Assert.Equal(agent.Portal.Home, person.Page.Location!.ToString());
        Assert.Equal(Next, agent.Portal.Received[^1].Tx);
    }

    [Fact]
    public async Task Pin_of_the_old_one_does_not_serve_the_new_one()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await AbandonsAsync(agent);
        await person.PressAsync(Replace);
        await person.PostAsync(new() { ["token"] = person.Page.Token, ["do"] = "read" });
        Assert.Empty(agent.Card.FilesRead);
        Assert.Equal("0.2", (await person.OpenAsync("/step")).Screen);
    }

    [Fact]
    public async Task Second_press_leads_to_the_new_one_too()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await AbandonsAsync(agent);
        var busy = person.Page;
        await person.PressAsync(busy, Replace);
        Assert.Equal("0.2", (await person.PressAsync(busy, Replace)).Screen);
        Assert.Single(agent.Portal.Received, r => r.Step == "seen" && r.Tx == Next);
    }

    [Fact]
    public async Task Card_that_is_being_read_is_released()
    {
        await using var agent = await Agent.StartAsync();
        using var first = await agent.ArrivesAsync();
        await first.PressAsync("次へ", Agent.Pin);
        using var go = new ManualResetEventSlim();
        agent.Reader.Used += (_, _) => go.Wait(TestContext.Current.CancellationToken);
        await first.PressAsync("読み取り開始");
        Assert.Equal("カードを読み取っています", first.Page.Heading);
        using var person = agent.Browser();
        await person.OpenAsync($"{agent.StartAddress}2");
        var replaced = person.PressAsync(Replace);
        await Wait.UntilAsync(() => agent.Portal.Steps.Contains("result"));
        go.Set();
        Assert.Equal("0.2", (await replaced).Screen);
    }

    [Fact]
    public async Task Portal_that_is_down_does_not_keep_the_old_one_alive()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await AbandonsAsync(agent);
        agent.Portal.Answers["result"] = (503, "");
        await person.PressAsync(Replace);
        Assert.Equal("0.2", person.Page.Screen);
    }

    [Fact]
    public async Task Tab_of_the_old_one_is_told_and_led_on()
    {
        await using var agent = await Agent.StartAsync();
        using var first = await agent.ArrivesAsync();
        await first.PressAsync("次へ", Agent.Pin);
        using var person = agent.Browser();
        await person.OpenAsync($"{agent.StartAddress}2");
        await person.PressAsync(Replace);
        await first.PressAsync("読み取り開始");
        Assert.Equal((HttpStatusCode.Conflict, "この依頼は終わっています"), (first.Page.Status, first.Page.Heading));
        Assert.Equal(["/step", $"{agent.Portal.Origin}/cards/wait/{TestPortal.Tx}"], first.Page.Links);
        Assert.Empty(agent.Card.FilesRead);
    }

    [Fact]
    public async Task Address_alone_ends_nothing_whatever_it_says()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await AbandonsAsync(agent);
        await person.OpenAsync($"{agent.StartAddress}2&token={person.Page.Token}");
        Assert.Equal(HttpStatusCode.Conflict, person.Page.Status);
        await StillRunsAsync(agent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000000000000000000000000000")]
    public async Task Form_without_the_token_of_what_runs_is_asked_again(string token)
    {
        await using var agent = await Agent.StartAsync();
        using var person = await AbandonsAsync(agent);
        Assert.Equal(HttpStatusCode.Conflict, (await person.PostAsync(Form(agent, token), address: "/start")).Status);
        await StillRunsAsync(agent);
    }

    [Theory]
    [InlineData("https://evil.example", "same-origin")]
    [InlineData("https://evil.example", null)]
    [InlineData("null", "cross-site")]
    [InlineData("null", "same-site")]
    public async Task Form_of_another_origin_ends_nothing_even_with_the_token(string origin, string? site)
    {
        await using var agent = await Agent.StartAsync();
        using var person = await AbandonsAsync(agent);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.PostAsync(Form(agent, person.Page.Token), origin, site, "/start")).Status);
        await StillRunsAsync(agent);
    }

    [Fact]
    public async Task Unknown_portal_is_not_contacted_by_that_press()
    {
        await using var agent = await Agent.StartAsync();
        await using var other = await TestPortal.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.OpenAsync($"/start?portal={Uri.EscapeDataString(other.Origin)}&tx={Next}");
        Assert.Contains(other.Origin, person.Page.Words, StringComparison.Ordinal);
        await person.PressAsync(Replace);
        Assert.Equal("はじめてのサイトからの依頼です", person.Page.Heading);
        Assert.Empty(other.Steps);
    }

    // The PIN is typed and the request claimed; then a new request comes, as from another tab of the portal.
    private static async Task<Browser> AbandonsAsync(Agent agent)
    {
        var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.OpenAsync($"{agent.StartAddress}2");
        return person;
    }

    private static async Task StillRunsAsync(Agent agent)
    {
        using var first = agent.Browser();
        Assert.Equal("0.3", (await first.OpenAsync("/step")).Screen);
        Assert.DoesNotContain("result", agent.Portal.Steps);
    }

    private static Dictionary<string, string> Form(Agent agent, string token) => new() { ["portal"] = agent.Portal.Origin, ["tx"] = Next, ["token"] = token };
}
