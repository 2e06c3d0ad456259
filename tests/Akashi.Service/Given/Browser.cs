using System.Net;
using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Akashi.Service.Tests.Given;

/// <summary>
/// A browser without scripts, for one origin: keeps cookies, follows redirects within the origin, fills in forms with their hidden fields.
/// </summary>
public sealed class Browser : IDisposable
{
    private const int MostRedirects = 10;
    private readonly HttpClient http;
    private readonly SocketsHttpHandler handler;
    private readonly HtmlParser parser = new();

    /// <param name="origin">The only origin that it visits.</param>
    /// <param name="tlsRoot">The root that it trusts under TLS.</param>
    public Browser(Uri origin, X509Certificate2? tlsRoot = null)
    {
        Origin = origin;
        handler = LoopbackNames.Handler();
        if (tlsRoot is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { tlsRoot },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }
        http = new HttpClient(handler) { BaseAddress = origin };
        Page = new Page(origin, HttpStatusCode.OK, new Dictionary<string, string>(), parser.ParseDocument(""));
    }

    public Uri Origin { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>What it says that it is (User-Agent); null for nothing.</summary>
    public string? Device { get; set; }

    /// <summary>Called with each page that it shows; null for nobody.</summary>
    public Func<Page, Task>? Seen { get; set; }

    /// <summary>The current page.</summary>
    public Page Page { get; private set; }

    /// <summary>Opens an address and shows the page that it leads to.</summary>
    public Task<Page> OpenAsync(string path) => ShowAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Presses the first button with these words on the current page.</summary>
    /// <param name="words">Text of the button.</param>
    /// <param name="values">What is typed or chosen first, by field name.</param>
    public Task<Page> PressAsync(string words, params (string Name, string Value)[] values)
    {
        var button = Page.Document.QuerySelectorAll("form button").OfType<IHtmlButtonElement>().FirstOrDefault(b => b.TextContent.Trim() == words)
            ?? throw new InvalidOperationException($"No button \"{words}\" on {Page.Describe()}");
        return SubmitAsync((IHtmlFormElement)button.Closest("form")!, values, button.GetAttribute("formaction"));
    }

    /// <summary>Submits a form of the current page, found by selector, with its hidden fields.</summary>
    public Task<Page> SubmitAsync(string selector, params (string Name, string Value)[] values) => SubmitAsync(FormOf(selector), values);

    /// <summary>Submits a form with its hidden fields.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">What is typed or chosen, by field name.</param>
    /// <param name="action">Address to use instead of the form's own; null for its own.</param>
    /// <param name="files">Files by field name.</param>
    public Task<Page> SubmitAsync(IHtmlFormElement form, IReadOnlyList<(string Name, string Value)> values, string? action = null, params TestFile[] files)
    {
        var target = action ?? (form.GetAttribute("action") is { Length: > 0 } own ? own : Page.Address.PathAndQuery);
        var fields = Forms.FieldsOf(form, values);
        if (!string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            return OpenAsync(target.Split('?')[0] + "?" + string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")));
        return ShowAsync(new HttpRequestMessage(HttpMethod.Post, target) { Content = Forms.ContentOf(form, fields, files) });
    }

    /// <summary>Presses the language switch of the current page, with what stands in its form.</summary>
    /// <param name="values">What is typed or chosen first, by field name.</param>
    /// <param name="files">Files by field name.</param>
    public Task<Page> SwitchAsync(IReadOnlyList<(string Name, string Value)>? values = null, params TestFile[] files)
    {
        var press = Page.Document.QuerySelector("header .site-header__language") ?? throw new InvalidOperationException($"No switch on {Page.Describe()}");
        if (press.GetAttribute("href") is { } link) return OpenAsync(link);
        var name = press.GetAttribute("name");
        (string, string)[] own = name is null ? [] : [(name, press.GetAttribute("value")!)];
        return SubmitAsync(FormOf("#" + press.GetAttribute("form")), [.. values ?? [], .. own], press.GetAttribute("formaction"), files);
    }

    /// <summary>Posts fields to an address of the origin with the antiforgery token of the current page, whether or not a form does so.</summary>
    public Task<Page> PostAsync(string path, params (string Name, string Value)[] values)
    {
        var token = Page.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        var fields = values.Append(("__RequestVerificationToken", token)).Select(v => KeyValuePair.Create(v.Item1, v.Item2));
        return ShowAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>A form of the current page.</summary>
    public IHtmlFormElement FormOf(string selector) =>
        Page.Document.QuerySelector(selector) as IHtmlFormElement ?? throw new InvalidOperationException($"No form \"{selector}\" on {Page.Describe()}");

    /// <summary>Sends a request with the cookies and returns the raw response, without following redirects.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var address = new Uri(Origin, request.RequestUri!);
        if (Cookies.GetCookieHeader(address) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
        if (Device is not null && request.Headers.UserAgent.Count == 0) request.Headers.TryAddWithoutValidation("User-Agent", Device);
        var answer = await http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set) Cookies.SetCookies(address, cookie);
        }
        return answer;
    }

    /// <summary>Fetches an address without following redirects.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private async Task<Page> ShowAsync(HttpRequestMessage request)
    {
        for (var i = 0; i < MostRedirects; i++)
        {
            var address = new Uri(Origin, request.RequestUri!);
            using var answer = await SendAsync(request);
            request.Dispose();
            if (answer.StatusCode is >= HttpStatusCode.Moved and < HttpStatusCode.BadRequest && answer.Headers.Location is { } location)
            {
                request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, location).PathAndQuery);
                continue;
            }
            var document = await parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            Page = new Page(address, answer.StatusCode, answer.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value)), document);
            if (Seen is { } seen) await seen(Page);
            return Page;
        }
        throw new InvalidOperationException($"{Page.Address} redirects without end.");
    }
}
