using System.Net;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests;

/// <summary>C9: no page of another site can control or frame the agent.</summary>
public sealed class GuardTests
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.evil.example:80")]
    public async Task Host_that_is_not_loopback_with_the_agents_port_is_refused(string host)
    {
        await using var agent = await Agent.StartAsync();
        using var browser = agent.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, agent.StartAddress) { Headers = { Host = host } };
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(request)).Status);
        Assert.Empty(agent.Portal.Steps);
    }

    [Theory]
    [InlineData("cross-site", "navigate", "iframe")]
    [InlineData("cross-site", "no-cors", "empty")]
    [InlineData("cross-site", "cors", "empty")]
    [InlineData("cross-site", "no-cors", "image")]
    [InlineData("same-site", "navigate", "frame")]
    [InlineData("same-site", "navigate", "object")]
    public async Task Anything_but_navigation_of_a_whole_window_is_refused(string site, string mode, string destination)
    {
        await using var agent = await Agent.StartAsync();
        using var browser = agent.Browser();
        using var request = Fetch(agent.StartAddress, site, mode, destination);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(request)).Status);
        Assert.Empty(agent.Portal.Steps);
    }

    [Fact]
    public async Task No_other_site_may_frame_a_page()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        Assert.Contains("frame-ancestors 'self'", person.Page.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_lead_to_the_portal_and_nowhere_else()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        Assert.Contains($"form-action 'self' {agent.Portal.Origin};", person.Page.Headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example", "same-origin")]
    [InlineData("https://evil.example", null)]
    [InlineData("null", "cross-site")]
    [InlineData("null", "same-site")]
    public async Task Form_of_another_origin_is_refused_even_with_the_token(string origin, string? site)
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        var answer = await person.PostAsync(Form(person.Page, Agent.Pin), origin, site);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(["seen"], agent.Portal.Steps);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000000000000000000000000000")]
    public async Task Form_without_the_pages_token_is_refused(string token)
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        var fields = Form(person.Page, Agent.Pin);
        fields["token"] = token;
        Assert.Equal(HttpStatusCode.BadRequest, (await person.PostAsync(fields)).Status);
        Assert.Equal(["seen"], agent.Portal.Steps);
    }

    [Fact]
    public async Task Own_origin_is_accepted_as_some_browsers_send_it()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        Assert.Equal("0.3", (await person.PostAsync(Form(person.Page, Agent.Pin), agent.Origin, null)).Screen);
    }

    private static Dictionary<string, string> Form(Page page, string secret) => new()
    {
        ["token"] = page.Html.QuerySelector("input[name=token]")!.GetAttribute("value")!,
        ["do"] = "secret",
        ["secret"] = secret,
    };

    private static HttpRequestMessage Fetch(string address, string site, string mode, string destination) => new(HttpMethod.Get, address)
    {
        Headers = { { "Sec-Fetch-Site", site }, { "Sec-Fetch-Mode", mode }, { "Sec-Fetch-Dest", destination } },
    };
}
