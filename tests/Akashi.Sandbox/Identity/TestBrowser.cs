using System.Net;
using Akashi.Hosting;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>A browser without scripts: it keeps cookies, follows redirects within the provider, and stops where it would leave it.</summary>
public sealed class TestBrowser : IDisposable
{
    private readonly HttpClient http;
    private readonly CookieContainer cookies = new();
    private readonly Uri origin;

    public TestBrowser(string origin)
    {
        this.origin = new Uri(origin);
        http = new HttpClient(LoopbackNames.Handler()) { BaseAddress = this.origin };
    }

    /// <summary>The page it shows.</summary>
    public IDocument Page { get; private set; } = null!;

    /// <summary>Status of the last answer.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Address of the page.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where it was sent outside of the provider; null while it is still there.</summary>
    public Uri? Left { get; private set; }

    /// <summary>Ids of the screen.</summary>
    public string? Screen => Page.QuerySelector("main")?.GetAttribute("data-screen");

    public string Heading => Page.QuerySelector("h1")!.TextContent;

    public void Dispose() => http.Dispose();

    public Task OpenAsync(string address, string? languages = null) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address), languages);

    /// <summary>Sends the page's first form, or the one whose address ends as named.</summary>
    public Task SubmitAsync(params (string Name, string Value)[] fields) => SubmitAsync("", fields);

    /// <summary>Gives up by the page's second form.</summary>
    public Task CancelAsync() => SubmitAsync("cancel");

    private async Task SubmitAsync(string last, params (string Name, string Value)[] fields)
    {
        var form = Page.QuerySelectorAll("main form").First(f => f.GetAttribute("action")!.Split('?')[0].EndsWith(last, StringComparison.Ordinal));
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        await SendAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = content }, null);
    }

    private async Task SendAsync(HttpRequestMessage first, string? languages)
    {
        var request = first;
        while (true)
        {
            if (cookies.GetCookieHeader(origin) is { Length: > 0 } sent) request.Headers.Add("Cookie", sent);
            if (languages is not null) request.Headers.Add("Accept-Language", languages);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            request.Dispose();
            if (answer.Headers.TryGetValues("Set-Cookie", out var set)) foreach (var cookie in set) cookies.SetCookies(origin, cookie);
            Status = answer.StatusCode;
            if (answer.Headers.Location is not { } to)
            {
                Address = answer.RequestMessage!.RequestUri!.PathAndQuery;
                Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                return;
            }
            if (to.IsAbsoluteUri && to.Port != origin.Port)
            {
                Left = to;
                return;
            }
            request = new HttpRequestMessage(HttpMethod.Get, to);
        }
    }
}
