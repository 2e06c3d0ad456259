using System.Net;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.About;

/// <summary>The page "what is installed here".</summary>
[Collection(nameof(PcscdTests))]
public sealed class AboutTests(Pcscd pcscd)
{
    [Fact]
    public async Task Page_says_which_version_runs_where_it_listens_who_may_ask_and_how_to_remove_it()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        using var person = agent.Browser();
        await person.OpenAsync("/");
        var link = person.Page.Html.QuerySelector("footer a")!.GetAttribute("href")!;
        var page = await person.OpenAsync(link);
        Assert.Equal("このパソコンで動いているアプリ", page.Heading);
        foreach (var word in new[] { "akashi-card-agent", "0.1.0", agent.Origin, agent.Portal.Origin, Pcscd.FirstReader, "動いています", "削除してください" })
            Assert.Contains(word, page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_is_there_in_English_and_leads_back_to_the_request()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        var page = await person.OpenAsync("/about?lang=en");
        Assert.Equal("What is installed here", page.Heading);
        Assert.Contains("Not used (virtual card reader for development)", page.Words, StringComparison.Ordinal);
        Assert.Equal(["/step"], page.Links);
    }

    // Other programs and users of the machine can open it too.
    [Fact]
    public async Task C19_the_page_does_not_say_whether_a_card_lies_in_a_reader()
    {
        await using var agent = await Agent.StartAsync(overPcSc: true);
        using var person = agent.Browser();
        var without = (await person.OpenAsync("/about")).Words;
        await using var lying = await pcscd.InsertAsync(agent.Card);
        Assert.Equal(without, (await person.OpenAsync("/about")).Words);
    }

    [Fact]
    public async Task C18_a_page_of_another_site_cannot_read_it()
    {
        await using var agent = await Agent.StartAsync();
        using var person = agent.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/about")
        {
            Headers = { { "Sec-Fetch-Site", "cross-site" }, { "Sec-Fetch-Mode", "cors" }, { "Sec-Fetch-Dest", "empty" } },
        };
        Assert.Equal(HttpStatusCode.Forbidden, (await person.SendAsync(request)).Status);
    }
}
