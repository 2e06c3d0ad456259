using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>C1: PIN and password never leave the agent.</summary>
public sealed class SecretTests
{
    [Theory]
    [InlineData("authenticate", Agent.Pin)]
    [InlineData("read-facts", Agent.HelperPin)]
    [InlineData("sign", Agent.Password)]
    public async Task Neither_portal_nor_log_nor_any_page_holds_the_secret(string action, string secret)
    {
        await using var agent = await Agent.StartAsync();
        if (action == "read-facts") agent.Portal.AsksForFacts();
        if (action == "sign") agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        List<string> pages = [];
        if (action != "authenticate") await person.PressAsync("読み取る");
        foreach (var (button, typed) in new[] { ("次へ", secret), ("読み取り開始", null), ("次へ", null) })
        {
            var page = await person.PressAsync(button, typed);
            pages.Add(
                page.Html.DocumentElement.TextContent + page.Headers + string.Concat(
                    page.Html.QuerySelectorAll("input:not([name=token])").Select(i => i.OuterHtml)));
        }
        Assert.Equal(agent.Portal.Home, person.Page.Location!.ToString());
        Assert.All(pages, page => Assert.DoesNotContain(secret, page, StringComparison.Ordinal));
        // Certificate and signature are random base64, so only a complete JSON string could be the secret.
        Assert.All(agent.Portal.Received, r => Assert.DoesNotContain($"\"{secret}\"", r.Body, StringComparison.OrdinalIgnoreCase));
        // Ports and connection ids may contain the four digits of a PIN.
        Assert.DoesNotMatch($"(?i)(secret|pin|password)[^\\n]{{0,40}}{secret}", agent.Logs.Text);
        Assert.NotEmpty(agent.Logs.Text);
    }

    /// <summary>Threat P12.</summary>
    [Fact]
    public async Task A_secret_of_marks_is_refused_in_the_usual_words_and_never_normalised()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        using var counted = new NormalisedUnits();
        await person.PressAsync("次へ", "1" + new string('\u0301', 500) + new string('\u0323', 500));
        Assert.NotEmpty(person.Page.Error);
        await person.PressAsync("次へ", "1" + string.Concat(Enumerable.Repeat("\u0301\u0323", 30)));
        Assert.NotEmpty(person.Page.Error);
        // Other tests type PINs at the same time.
        Assert.InRange(counted.MostAtOnce, 0, Agent.Password.Length);
    }

    [Fact]
    public async Task Messages_to_the_portal_have_no_other_members_than_the_protocols()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        foreach (var message in agent.Portal.Received.Take(2))
            Assert.Equal("""{"agent":"akashi-card-agent/0.1.0","protocol":2}""", message.Body);
        Assert.Equal(["certificate", "signature"], agent.Portal.Result.GetProperty("authenticate").EnumerateObject().Select(p => p.Name));
    }
}
