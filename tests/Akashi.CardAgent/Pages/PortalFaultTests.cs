using System.Net;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>Whatever the portal answers, a page says so and offers a way on.</summary>
public sealed class PortalFaultTests
{
    [Theory]
    [InlineData(404, "この依頼は見つかりません")]
    [InlineData(410, "依頼の時間が過ぎました")]
    [InlineData(409, "この依頼はすでに使われています")]
    [InlineData(400, "サービスの応答を読み取れません")]
    [InlineData(302, "サービスの応答を読み取れません")]
    public async Task Refusal_at_the_start_leads_back_to_the_portal(int status, string heading)
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.Answers["seen"] = (status, "{}");
        using var person = await agent.ArrivesAsync();
        Assert.Equal((HttpStatusCode.BadGateway, heading), (person.Page.Status, person.Page.Heading));
        Assert.Equal([WaitPage(agent)], person.Page.Links);
    }

    // A proxy's own 403 is not the portal's.
    [Theory]
    [InlineData("""{"code":"agent-outdated"}""", "このアプリは古くなっています")]
    [InlineData("""{"code":"agent-outdated","title":"evil.example","detail":"evil.example","url":"https://evil.example/"}""", "このアプリは古くなっています")]
    [InlineData("{}", "サービスの応答を読み取れません")]
    [InlineData("<html>", "サービスの応答を読み取れません")]
    public async Task Portal_that_wants_a_newer_agent_has_its_page_and_the_card_is_not_touched(string body, string heading)
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.Answers["seen"] = (403, body);
        using var person = await agent.ArrivesAsync();
        Assert.Equal(heading, person.Page.Heading);
        Assert.Equal([WaitPage(agent)], person.Page.Links);
        Assert.DoesNotContain("evil", person.Page.Words, StringComparison.Ordinal);
        Assert.Equal(["seen"], agent.Portal.Steps);
    }

    [Theory]
    [InlineData("claim", 404, "この依頼は見つかりません")]
    [InlineData("claim", 410, "依頼の時間が過ぎました")]
    [InlineData("claim", 409, "この依頼はすでに使われています")]
    [InlineData("result", 410, "依頼の時間が過ぎました")]
    [InlineData("result", 401, "サービスの応答を読み取れません")]
    public async Task Refusal_on_the_way_leads_back_to_the_portal_also_after_a_reload(string step, int status, string heading)
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.Answers[step] = (status, "{}");
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        if (step == "result")
        {
            await person.PressAsync("読み取り開始");
            await person.PressAsync("次へ");
        }
        await person.OpenAsync("/step");
        Assert.Equal(heading, person.Page.Heading);
        Assert.Equal([WaitPage(agent)], person.Page.Links);
    }

    [Fact]
    public async Task Portal_that_is_down_can_be_tried_again_and_nothing_is_lost()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        agent.Portal.Answers["result"] = (503, "");
        await person.PressAsync("次へ");
        Assert.Equal("サービスにつながりません", person.Page.Heading);
        agent.Portal.Answers.Clear();
        await person.PressAsync("もう一度ためす");
        Assert.Equal("0.4", person.Page.Screen);
        await person.PressAsync("次へ");
        Assert.Equal(agent.Portal.Home, person.Page.Location!.ToString());
    }

    [Fact]
    public async Task Portal_that_cannot_be_reached_has_a_page_with_both_ways()
    {
        await using var agent = await Agent.StartAsync();
        await agent.Portal.StopAsync();
        using var person = await agent.ArrivesAsync();
        Assert.Equal("サービスにつながりません", person.Page.Heading);
        Assert.Equal([agent.StartAddress, WaitPage(agent)], person.Page.Links);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"action":"launch","service":"S","screens":[],"expiresAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("""{"action":"sign","service":null,"screens":[],"expiresAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("""{"action":"sign","service":"S\u202e","screens":[],"expiresAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("""{"action":"sign","service":"S","screens":[null],"expiresAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("""{"action":"sign","service":"S","screens":["<b>"],"expiresAt":"2030-01-01T00:00:00Z"}""")]
    public async Task Answer_of_another_form_is_refused(string body)
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.Answers["seen"] = (200, body);
        using var person = await agent.ArrivesAsync();
        Assert.Equal("サービスの応答を読み取れません", person.Page.Heading);
    }

    [Theory]
    [InlineData("https://evil.example/cards/return?code=x")]
    [InlineData("//evil.example/")]
    [InlineData("/cards/return?code=x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://user@127.0.0.1/")]
    public async Task Way_home_leads_to_the_portal_only(string returnUrl)
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.ReturnUrl = returnUrl;
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        Assert.Null(person.Page.Location);
        Assert.Equal("サービスの応答を読み取れません", person.Page.Heading);
    }

    [Fact]
    public async Task Request_ends_here_after_five_minutes_whatever_the_portal_says()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.Life = TimeSpan.FromDays(1);
        using var person = await agent.ArrivesAsync();
        agent.Clock.Advance(TimeSpan.FromMinutes(5));
        await person.PressAsync("次へ", Agent.Pin);
        Assert.Equal("依頼の時間が過ぎました", person.Page.Heading);
        Assert.Equal([WaitPage(agent)], person.Page.Links);
        Assert.Equal(["seen"], agent.Portal.Steps);
    }

    [Fact]
    public async Task Clock_that_is_ahead_here_ends_no_request()
    {
        await using var agent = await Agent.StartAsync();
        agent.Clock.Advance(TimeSpan.FromHours(9));
        using var person = await agent.ArrivesAsync();
        Assert.Equal("0.2", person.Page.Screen);
    }

    private static string WaitPage(Agent agent) => $"{agent.Portal.Origin}/cards/wait/{TestPortal.Tx}";
}
