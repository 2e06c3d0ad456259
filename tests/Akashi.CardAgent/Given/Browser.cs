using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Akashi.CardAgent.Tests.Given;

/// <summary>A page as a person reads it.</summary>
internal sealed record Page(HttpStatusCode Status, Uri? Location, IHtmlDocument Html, string Headers)
{
    public string Screen => Html.QuerySelector("main")?.GetAttribute("data-screen") ?? "";

    public string StepName => Html.QuerySelector(".step-name")?.TextContent ?? "";

    public string Heading => Html.QuerySelector("h1")?.TextContent ?? "";

    public string Words => Html.QuerySelector("main")?.TextContent ?? "";

    public string Error => Html.QuerySelector("#secret-error")?.TextContent ?? "";

    /// <summary>The token by which the agent recognises its own form.</summary>
    public string Token => Html.QuerySelector("input[name=token]")!.GetAttribute("value")!;

    public IReadOnlyList<string> Buttons => [.. Html.QuerySelectorAll("button").Select(b => b.TextContent)];

    public IReadOnlyList<string?> Links => [.. Html.QuerySelectorAll("main a").Select(a => a.GetAttribute("href"))];
}

/// <summary>A browser without scripts. It sends what browsers send, follows redirects within the agent, and stops at one that leads out.</summary>
/// <param name="agent">The agent.</param>
/// <param name="languages">Languages that it asks for; null for none.</param>
internal sealed class Browser(Agent agent, string? languages = null) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(agent.Origin) };

    public Page Page { get; private set; } = null!;

    public async Task<Page> OpenAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        Navigation(request, "cross-site");
        return Page = await FollowAsync(await ReadAsync(request));
    }

    /// <summary>Presses a button on the current page, with what was typed.</summary>
    public Task<Page> PressAsync(string button, string? secret = null) => PressAsync(Page, button, secret);

    /// <summary>Presses a button on a given page, which may no longer be the current one.</summary>
    public async Task<Page> PressAsync(Page on, string button, string? secret = null)
    {
        var pressed = on.Html.QuerySelectorAll("button").Single(b => b.TextContent == button);
        var form = (IHtmlFormElement)pressed.Closest("form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        if (pressed.GetAttribute("name") is { } name) fields[name] = pressed.GetAttribute("value")!;
        if (secret is not null) fields["secret"] = secret;
        return Page = await PostAsync(fields, address: form.GetAttribute("action")!);
    }

    public async Task<Page> PostAsync(Dictionary<string, string> fields, string? origin = "null", string? site = "same-origin", string address = "/step")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        Navigation(request, site);
        // Pages without a referrer send this as their own origin.
        if (origin is not null) request.Headers.Add("Origin", origin);
        return await FollowAsync(await ReadAsync(request));
    }

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        using var owned = request;
        return await ReadAsync(request);
    }

    /// <summary>Presses, and disconnects before the answer when told to.</summary>
    public async Task PressAndLeaveAsync(string secret, Task leave)
    {
        var fields = new Dictionary<string, string>
        {
            ["token"] = Page.Html.QuerySelector("input[name=token]")!.GetAttribute("value")!,
            ["do"] = "secret",
            ["secret"] = secret
        };
        using var left = new CancellationTokenSource();
        var sent = http.PostAsync("/step", new FormUrlEncodedContent(fields), left.Token);
        await leave;
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
    }

    public void Dispose() => http.Dispose();

    private static void Navigation(HttpRequestMessage request, string? site)
    {
        if (site is null) return;
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Dest", "document");
    }

    private async Task<Page> FollowAsync(Page page)
    {
        while (page.Location is { } to && (!to.IsAbsoluteUri || to.GetLeftPart(UriPartial.Authority) == agent.Origin))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, to);
            Navigation(request, "same-origin");
            page = await ReadAsync(request);
        }
        return page;
    }

    private async Task<Page> ReadAsync(HttpRequestMessage request)
    {
        if (languages is not null) request.Headers.Add("Accept-Language", languages);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return new Page(answer.StatusCode, answer.Headers.Location, html, answer.Headers.ToString());
    }
}
