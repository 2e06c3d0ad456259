using System.Net;
using System.Text.Json;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Portal.Wait;

/// <summary>The page that leads to the card agent, with and without scripts.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class WaitTests(World world)
{
    [Fact]
    public async Task Link_leads_to_the_agent_with_portal_and_request()
    {
        var (holder, tx) = await WaitingAsync();
        var portal = Uri.EscapeDataString(world.Origin.GetLeftPart(UriPartial.Authority));
        Assert.Contains($"http://127.0.0.1:8083/start?portal={portal}&tx={tx}&lang=ja", holder.Browser.Page.Links);
    }

    [Fact]
    public async Task Script_finds_the_addresses_of_agent_state_and_end_on_the_page()
    {
        var (holder, tx) = await WaitingAsync();
        var element = holder.Browser.Page.Document.QuerySelector("[data-card-request]")!;
        Assert.Equal($"/cards/wait/{tx}/state", element.GetAttribute("data-status-url"));
        Assert.Equal("/", element.GetAttribute("data-ended-url"));
        Assert.Contains("/start?", element.GetAttribute("data-agent-url"), StringComparison.Ordinal);
        Assert.NotNull(element.QuerySelector("[data-no-agent][hidden]"));
    }

    [Fact]
    public async Task Without_script_a_reload_tells_whether_an_agent_was_there()
    {
        var (holder, tx) = await WaitingAsync();
        Assert.Contains("押してください", holder.Browser.Page.Text("noscript"), StringComparison.Ordinal);
        await world.Agent().SeenAsync(tx);
        Assert.Contains("アプリが開いています", (await holder.Browser.OpenAsync("/cards/wait/" + tx)).Text("noscript"), StringComparison.Ordinal);
    }

    /// <summary>U1: without an agent, the first press must not end on the browser's own error page.</summary>
    [Fact]
    public async Task U1_a_browser_opens_the_agent_by_itself_only_after_it_has_returned_from_one()
    {
        var (holder, tx) = await WaitingAsync();
        Assert.Equal("false", ByItself(holder));
        Assert.NotNull(holder.Browser.Page.Document.QuerySelector("[data-card-request] > ol.instructions"));
        await holder.Browser.OpenAsync(await world.Agent().AnswerAsync(tx, holder.Card));
        await holder.Browser.OpenAsync(await StartAgainAsync(holder));
        Assert.Equal("true", ByItself(holder));
        Assert.NotNull(holder.Browser.Page.Document.QuerySelector("details[data-agent-help] ol.instructions"));
        var known = holder.Browser.Cookies.GetAllCookies().Where(c => c.Name.EndsWith("akashi-agent", StringComparison.Ordinal));
        Assert.All(known, c => Assert.Equal("1", c.Value));
    }

    [Fact]
    public async Task U1_after_an_agent_that_did_not_answer_the_help_comes_first_the_next_time()
    {
        var (holder, tx) = await WaitingAsync();
        await holder.Browser.OpenAsync(await world.Agent().AnswerAsync(tx, holder.Card));
        var path = await StartAgainAsync(holder);
        using (await holder.Browser.GetAsync(path + "/state?back=true"))
        {
        }
        await holder.Browser.OpenAsync(path);
        Assert.Equal("false", ByItself(holder));
    }

    [Fact]
    public async Task State_follows_the_request()
    {
        var (holder, tx) = await WaitingAsync();
        var agent = world.Agent();
        Assert.Equal("waiting", await StateAsync(holder, tx));
        await agent.SeenAsync(tx);
        Assert.Equal("seen", await StateAsync(holder, tx));
        var claimed = await agent.ClaimAsync(tx);
        Assert.Equal("claimed", await StateAsync(holder, tx));
        await agent.ResultAsync(claimed, new { failure = "cancelled" });
        Assert.Equal("done", await StateAsync(holder, tx));
    }

    [Fact]
    public async Task Answered_request_leads_back_instead_of_to_the_agent_again()
    {
        var (holder, tx) = await WaitingAsync();
        await world.Agent().AnswerAsync(tx, holder.Card);
        var page = await holder.Browser.OpenAsync("/cards/wait/" + tx);
        Assert.Contains("この読み取りは終わっています", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Links, l => l.Contains("/start?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Request_of_another_session_is_not_found()
    {
        var (_, tx) = await WaitingAsync();
        var (other, _) = await WaitingAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.OpenAsync("/cards/wait/" + tx)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.OpenAsync($"/cards/wait/{tx}/state")).Status);
    }

    private static string? ByItself(Holder holder) => holder.Browser.Page.Document.QuerySelector("[data-card-request]")!.GetAttribute("data-by-itself");

    // Signed in; now the card is asked for the facts.
    private static async Task<string> StartAgainAsync(Holder holder)
    {
        await holder.BeginsAsync();
        await holder.Browser.SubmitAsync("main form", ("state", "Registered"));
        return (await holder.Browser.SubmitAsync("main form")).Path;
    }

    private static async Task<string?> StateAsync(Holder holder, string tx)
    {
        using var answer = await holder.Browser.GetAsync($"/cards/wait/{tx}/state");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("state").GetString();
    }

    private async Task<(Holder Holder, string Tx)> WaitingAsync()
    {
        var holder = new Holder(world, world.CardInSandbox("hanako"));
        return (holder, await holder.AsksToSignInAsync());
    }
}
