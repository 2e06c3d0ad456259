using System.Net;
using AngleSharp.Html.Dom;

namespace Akashi.Service.Tests.Given;

/// <summary>Looks over a person's shoulder: opens in English each page that she sees in Japanese, and notes what is wrong with it.</summary>
internal sealed class EnglishReader
{
    private readonly List<string> faults = [];
    private readonly HashSet<string> screens = [];

    /// <summary>What was found, with the address of the page.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>The screens that were read.</summary>
    public IReadOnlySet<string> Screens => screens;

    /// <summary>Follows a browser from now on.</summary>
    public void Follow(Browser browser) => browser.Seen = page => ReadAsync(browser, page);

    /// <summary>Opens an address in English and reads it.</summary>
    public async Task<string> ReadAsync(Browser browser, string address)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        asked.Headers.Add("Accept-Language", "en");
        using var answer = await browser.SendAsync(asked);
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return "";
        var html = await answer.Content.ReadAsStringAsync();
        Note(address, answer, html);
        return html;
    }

    // A code in an address works once, and the page after it was read by the person.
    private async Task ReadAsync(Browser browser, Page page)
    {
        if (page.Address.Query.Contains("code=", StringComparison.Ordinal) || page.Address.Query.Contains("card=", StringComparison.Ordinal)) return;
        await ReadAsync(browser, page.Address.PathAndQuery);
    }

    private void Note(string address, HttpResponseMessage answer, string html)
    {
        faults.AddRange(UnmarkedJapanese.In(html).Select(f => $"{address}: {f}"));
        if (!answer.Content.Headers.ContentLanguage.SequenceEqual(["en"])) faults.Add($"{address}: Content-Language is not en");
        if (!answer.Headers.Vary.Contains("Cookie") || !answer.Headers.Vary.Contains("Accept-Language")) faults.Add($"{address}: Vary does not say it");
        var page = new Page(new Uri("http://x/"), HttpStatusCode.OK, new Dictionary<string, string>(), new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html));
        screens.UnionWith(page.Screen.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var ways = page.Document.QuerySelectorAll("header .site-header__language[lang=ja]");
        if (ways.Length != 1 || ways[0].TextContent != "日本語") faults.Add($"{address}: {ways.Length} ways to Japanese");
        // A browser's enter key presses the first button of a form, wherever on the page it stands.
        var buttons = page.Document.QuerySelectorAll("button").OfType<IHtmlButtonElement>();
        var first = buttons.Where(b => b is { Type: "submit", Form: not null }).DistinctBy(b => b.Form);
        if (first.Any(b => b.ClassList.Contains("site-header__language"))) faults.Add($"{address}: the enter key in a field changes the language");
    }
}
