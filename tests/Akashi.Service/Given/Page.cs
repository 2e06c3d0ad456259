using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Akashi.Service.Tests.Given;

/// <summary>A page as received.</summary>
/// <param name="Address">Its address, after redirects.</param>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers by name; several values are joined by commas.</param>
/// <param name="Document">Its content.</param>
public sealed record Page(Uri Address, HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, IHtmlDocument Document)
{
    public string Path => Address.AbsolutePath;

    /// <summary>Text of the h1.</summary>
    public string Heading => Text("h1");

    /// <summary>Ids in screens.md that the page has.</summary>
    public string Screen => Document.QuerySelector("main")?.GetAttribute("data-screen") ?? "";

    /// <summary>Text of the main part, with white space collapsed.</summary>
    public string Words => Squeeze(Document.QuerySelector("main")?.TextContent);

    /// <summary><see cref="Words"/> without what only pages without scripts say: the minute at which the session ends. For comparing two pages, between which a minute can end.</summary>
    public string LastingWords => Squeeze(string.Concat(Document.QuerySelectorAll("main").SelectMany(m => m.Descendants<IText>())
        .Where(t => t.ParentElement?.Closest("noscript") is null).Select(t => t.Data)));

    /// <summary>Text of the error summary; empty if there is none.</summary>
    public string Errors => Text(".error-summary");

    /// <summary>Text of the first matching element; empty if there is none.</summary>
    public string Text(string selector) => Squeeze(Document.QuerySelector(selector)?.TextContent);

    /// <summary>Addresses of the links in the main part.</summary>
    public IReadOnlyList<string> Links => [.. Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!)];

    public string Describe() => $"{(int)Status} {Address.PathAndQuery} \"{Heading}\": {Words}";

    /// <summary>Fails unless the page is this screen.</summary>
    public Page MustBe(string screen)
    {
        Assert.True(Screen.Split(' ').Contains(screen), $"Screen {screen} was expected, but the page is {Describe()}");
        return this;
    }

    private static string Squeeze(string? text) => string.Join(' ', (text ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
