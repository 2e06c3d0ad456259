using System.Net;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>Giving up ends the request and leads home, and a person who comes back after the end finds a way on.</summary>
public sealed class GivingUpTests
{
    private const string GiveUp = "やめて、もとの画面に戻る";

    [Fact]
    public async Task Giving_up_leads_home_and_leaves_the_card_alone()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync(GiveUp);
        Assert.Equal((HttpStatusCode.SeeOther, agent.Portal.Home), (person.Page.Status, person.Page.Location!.ToString()));
        Assert.Equal("cancelled", agent.Portal.Result.GetProperty("failure").GetString());
        Assert.Empty(agent.Card.FilesRead);
    }

    [Theory]
    [InlineData("claim", 404)]
    [InlineData("claim", 409)]
    [InlineData("claim", 410)]
    [InlineData("result", 401)]
    [InlineData("result", 410)]
    public async Task Giving_up_what_the_portal_ended_before_leads_to_its_page_of_the_request(string step, int status)
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        agent.Portal.Answers[step] = (status, "{}");
        await person.PressAsync(GiveUp);
        Assert.Equal((HttpStatusCode.SeeOther, WaitPage(agent)), (person.Page.Status, person.Page.Location!.ToString()));
    }

    [Fact]
    public async Task Giving_up_while_the_portal_is_down_ends_here_on_a_calm_page()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await agent.Portal.StopAsync();
        await person.PressAsync(GiveUp);
        Assert.Equal((HttpStatusCode.OK, "読み取りをやめました"), (person.Page.Status, person.Page.Heading));
        Assert.Equal([WaitPage(agent)], person.Page.Links);
        Assert.Empty(person.Page.Html.QuerySelectorAll(".error-summary, form"));
        // Nothing is left for which another request would have to wait.
        Assert.Equal("サービスにつながりません", (await person.OpenAsync(agent.StartAddress + "2")).Heading);
    }

    [Theory]
    [InlineData("/step", "この依頼は終わっています")]
    [InlineData("/", "進めている依頼はありません")]
    public async Task A_person_who_comes_back_after_the_end_finds_the_way_to_the_portal(string address, string heading)
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        await person.OpenAsync(address);
        Assert.Equal(heading, person.Page.Heading);
        Assert.Equal([agent.Portal.Origin + "/"], person.Page.Links);
    }

    [Fact]
    public async Task Completed_request_is_not_started_again_by_its_old_address()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync(GiveUp);
        await person.OpenAsync(agent.StartAddress);
        Assert.Equal("この依頼は終わっています", person.Page.Heading);
        Assert.Single(agent.Portal.Steps, s => s == "seen");
    }

    [Fact]
    public async Task Unknown_portal_that_was_refused_is_not_linked()
    {
        await using var agent = await Agent.StartAsync(known: false);
        using var person = await agent.ArrivesAsync();
        await person.PressAsync(GiveUp);
        Assert.Empty(person.Page.Links);
        Assert.Empty((await person.OpenAsync("/")).Links);
    }

    private static string WaitPage(Agent agent) => $"{agent.Portal.Origin}/cards/wait/{TestPortal.Tx}";
}
