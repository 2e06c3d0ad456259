using System.Net;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>Where a browser arrives: C9, and one request at a time.</summary>
public sealed class StartTests
{
    private const string GiveUp = "やめて、もとの画面に戻る";

    [Fact]
    public async Task Unknown_portal_is_shown_by_its_host_and_not_contacted()
    {
        await using var agent = await Agent.StartAsync(known: false);
        using var person = await agent.ArrivesAsync();
        Assert.Equal("はじめてのサイトからの依頼です", person.Page.Heading);
        Assert.Contains(agent.Portal.Origin, person.Page.Words, StringComparison.Ordinal);
        Assert.Empty(agent.Portal.Steps);
    }

    [Fact]
    public async Task Unknown_portal_goes_on_when_the_person_lets_it()
    {
        await using var agent = await Agent.StartAsync(known: false);
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("このサイトからの依頼を受ける");
        Assert.Equal("0.2", person.Page.Screen);
    }

    [Fact]
    public async Task Unknown_portal_that_is_refused_learns_nothing()
    {
        await using var agent = await Agent.StartAsync(known: false);
        using var person = await agent.ArrivesAsync();
        await person.PressAsync(GiveUp);
        Assert.Equal("依頼を受けませんでした", person.Page.Heading);
        Assert.Empty(agent.Portal.Steps);
    }

    [Theory]
    [InlineData("http://portal.example")]
    [InlineData("https://user@portal.example")]
    [InlineData("https://portal.example/path")]
    [InlineData("https://portal.example/#x")]
    [InlineData("https://рortal.example")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Address_that_is_no_https_origin_is_refused(string portal)
    {
        await using var agent = await Agent.StartAsync();
        using var person = agent.Browser();
        await person.OpenAsync($"/start?portal={Uri.EscapeDataString(portal)}&tx={TestPortal.Tx}");
        Assert.Equal((HttpStatusCode.BadRequest, "この依頼は受け付けられません"), (person.Page.Status, person.Page.Heading));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Malformed_request_name_is_refused(string tx)
    {
        await using var agent = await Agent.StartAsync();
        using var person = agent.Browser();
        await person.OpenAsync($"/start?portal={Uri.EscapeDataString(agent.Portal.Origin)}&tx={Uri.EscapeDataString(tx)}");
        Assert.Equal(HttpStatusCode.BadRequest, person.Page.Status);
        Assert.Empty(agent.Portal.Steps);
    }

    [Fact]
    public async Task Request_that_nobody_agreed_to_makes_no_other_wait()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        using var second = agent.Browser();
        await second.OpenAsync(agent.StartAddress + "2");
        Assert.Equal("0.2", second.Page.Screen);
        await person.PressAsync("次へ", Agent.Pin);
        Assert.Equal((HttpStatusCode.Conflict, "この依頼は終わっています"), (person.Page.Status, person.Page.Heading));
        Assert.Equal("/step", person.Page.Links[0]);
        Assert.DoesNotContain("claim", agent.Portal.Steps);
    }

    [Fact]
    public async Task Reload_of_the_start_goes_on_where_the_request_stands()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.OpenAsync(agent.StartAddress);
        Assert.Equal("0.3", person.Page.Screen);
    }

    [Fact]
    public async Task Agent_that_has_nothing_to_do_says_so()
    {
        await using var agent = await Agent.StartAsync();
        using var person = agent.Browser();
        await person.OpenAsync("/");
        Assert.Equal("進めている依頼はありません", person.Page.Heading);
    }
}
