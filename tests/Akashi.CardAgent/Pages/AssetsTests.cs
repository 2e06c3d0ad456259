using System.Net;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>Threat C16: nothing that runs on the page with the PIN comes from the browser's cache.</summary>
public sealed class AssetsTests
{
    [Fact]
    public async Task Style_and_scripts_are_there_and_not_kept()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        string[] linked = [.. person.Page.Html.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)];
        Assert.Contains("/assets/akashi.css", linked);
        Assert.Contains("/assets/site.js", linked);
        foreach (var address in linked)
        {
            var answer = await person.SendAsync(new HttpRequestMessage(HttpMethod.Get, address));
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("Cache-Control: no-store", answer.Headers, StringComparison.Ordinal);
        }
    }
}
