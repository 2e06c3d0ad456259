using System.Net;
using Akashi.Hosting;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Akashi.Launcher.Demo;

/// <summary>A step of the demo went wrong. The message says where, and what the page showed.</summary>
/// <param name="message">What went wrong.</param>
internal sealed class DemoException(string message) : Exception(message);

/// <summary>A file attached to a form.</summary>
internal sealed record DemoFile(string Field, string Name, byte[] Content);

/// <summary>
/// Does what a browser does with pages without scripts: cookies per origin, forms with their hidden fields, buttons and links by their labels.
/// </summary>
internal sealed class DemoBrowser : IDisposable
{
    private const int MostRedirects = 10;
    private readonly HttpClient http = new(LoopbackNames.Handler());
    private readonly CookieContainer cookies = new();
    private readonly HtmlParser parser = new();
    private IHtmlDocument page = null!;

    /// <summary>Address of the current page.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>The current page.</summary>
    public IHtmlDocument Page => page;

    /// <summary>Text of the h1.</summary>
    public string Heading => page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>Opens an address.</summary>
    public Task OpenAsync(Uri address) => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Checks that the current page is this screen.</summary>
    public void MustBe(string screen)
    {
        var ids = page.QuerySelector("main")?.GetAttribute("data-screen")?.Split(' ') ?? [];
        if (!ids.Contains(screen))
            throw new DemoException(
                $"Screen {screen} was expected at {Address.AbsolutePath}, but the page is \"{Heading}\" ({string.Join(' ', ids)}): {Main()}");
    }

    /// <summary>Follows a link, found by its text.</summary>
    public async Task FollowAsync(string words)
    {
        var link = page.QuerySelectorAll("main a").FirstOrDefault(a => a.TextContent.Trim() == words)
            ?? throw new DemoException($"No link \"{words}\" on \"{Heading}\": {Main()}");
        await OpenAsync(new Uri(Address, link.GetAttribute("href")));
    }

    /// <summary>Fills the form of a button, found by its text, and presses the button.</summary>
    public async Task PressAsync(string words, IReadOnlyDictionary<string, string>? values = null, IReadOnlyList<DemoFile>? files = null)
    {
        var button = page.QuerySelectorAll("form button").OfType<IHtmlButtonElement>().FirstOrDefault(b => b.TextContent.Trim() == words)
            ?? throw new DemoException($"No button \"{words}\" on \"{Heading}\": {Main()}");
        await SubmitAsync(
            (IHtmlFormElement)button.Closest("form")!, button.GetAttribute("formaction"), values ?? new Dictionary<string, string>(), files ?? []);
    }

    /// <summary>Posts a form's fields to another address and returns the answer's text (the options of a passkey).</summary>
    public async Task<string> PostFormAsync(IHtmlFormElement form, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path))
        {
            Content = new FormUrlEncodedContent(Fields(form, new Dictionary<string, string>()))
        };
        using var answer = await ExchangeAsync(request);
        if (!answer.IsSuccessStatusCode) throw new DemoException($"{path} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Submits a form as a script does.</summary>
    public Task SubmitAsync(IHtmlFormElement form, IReadOnlyDictionary<string, string> values) => SubmitAsync(form, null, values, []);

    /// <summary>Fetches a file with the cookies of its origin.</summary>
    public async Task<byte[]> DownloadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        using var answer = await ExchangeAsync(request);
        if (!answer.IsSuccessStatusCode) throw new DemoException($"{path} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public void Dispose() => http.Dispose();

    private Task SubmitAsync(IHtmlFormElement form, string? action, IReadOnlyDictionary<string, string> values, IReadOnlyList<DemoFile> files)
    {
        var target = new Uri(Address, action ?? (form.GetAttribute("action") is { Length: > 0 } own ? own : Address.PathAndQuery));
        var fields = Fields(form, values);
        if (string.Equals(form.GetAttribute("method") ?? "get", "get", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));
            return OpenAsync(new Uri(target, target.AbsolutePath + (query.Length == 0 ? "" : "?" + query)));
        }
        var isPlain = files.Count == 0 && form.GetAttribute("enctype") is null;
        return SendAsync(() => new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = isPlain ? new FormUrlEncodedContent(fields) : Multipart(fields, files),
        });
    }

    private async Task SendAsync(Func<HttpRequestMessage> make)
    {
        var request = make();
        for (var i = 0; i < MostRedirects; i++)
        {
            var address = request.RequestUri!;
            using var answer = await ExchangeAsync(request);
            request.Dispose();
            if (answer.StatusCode is >= HttpStatusCode.Moved and < HttpStatusCode.BadRequest && answer.Headers.Location is { } next)
            {
                request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, next));
                continue;
            }
            Address = address;
            page = await parser.ParseDocumentAsync(await answer.Content.ReadAsStreamAsync());
            if ((int)answer.StatusCode >= 500) throw new DemoException($"{address.AbsolutePath} answered {(int)answer.StatusCode}: {Main()}");
            return;
        }
        throw new DemoException($"{Address.AbsolutePath} redirects endlessly.");
    }

    private async Task<HttpResponseMessage> ExchangeAsync(HttpRequestMessage request)
    {
        var header = cookies.GetCookieHeader(JarOf(request.RequestUri!));
        if (header.Length > 0) request.Headers.Add("Cookie", header);
        var answer = await http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set) cookies.SetCookies(JarOf(request.RequestUri!), cookie);
        }
        return answer;
    }

    // .NET's cookie container treats all loopback ports as one host, as browsers do. A separate name for each origin is closer to the real web.
    private static Uri JarOf(Uri address) => new($"{address.Scheme}://p{address.Port}.demo.test{address.AbsolutePath}");

    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form, IReadOnlyDictionary<string, string> values)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input, select, textarea"))
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || fields.Any(f => f.Key == name) || element.GetAttribute("type") is "file") continue;
            var value = values.GetValueOrDefault(name) ?? element switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                _ => element.TextContent,
            };
            if (value is not null) fields.Add(new(name, value));
        }
        return fields;
    }

    private static MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> fields, IReadOnlyList<DemoFile> files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var file in files) content.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        return content;
    }

    private string Main() => string.Join(' ', (page.QuerySelector("main")?.TextContent ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
