using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Akashi.Service.Tests.Given;

/// <summary>A page that was answered.</summary>
/// <param name="Address">Where, after redirects.</param>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers by name; several values joined by a comma.</param>
/// <param name="Document">What it says.</param>
public sealed record Page(Uri Address, HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, IHtmlDocument Document)
{
    public string Path => Address.AbsolutePath;

    /// <summary>Words of the h1.</summary>
    public string Heading => Text("h1");

    /// <summary>Ids of screens.md that the page is.</summary>
    public string Screen => Document.QuerySelector("main")?.GetAttribute("data-screen") ?? "";

    /// <summary>All words of the main part, white space as one blank.</summary>
    public string Words => Squeeze(Document.QuerySelector("main")?.TextContent);

    /// <summary>Words of the error summary; empty where there is none.</summary>
    public string Errors => Text(".error-summary");

    /// <summary>Words of the first element; empty where there is none.</summary>
    public string Text(string selector) => Squeeze(Document.QuerySelector(selector)?.TextContent);

    /// <summary>Addresses of links and buttons of the main part.</summary>
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
