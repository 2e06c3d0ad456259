using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>Everything that a page and its workers ask of anybody, from now on.</summary>
internal sealed class Traffic
{
    // Without what is a code's: the settings of verification, and what the service worker keeps so that pages open without a network.
    private static readonly string[] OfShell = ["/w/system", "/w/keeper.js", "/w/app.webmanifest", "/w/offline", "/w/many", "/w/roster"];
    private readonly ConcurrentQueue<(string Method, string Url, int Sent)> asked = new();

    public Traffic(IPage page) => page.Context.Request += (_, request) => asked.Enqueue((request.Method, request.Url, request.PostDataBuffer?.Length ?? 0));

    /// <summary>Nothing but assets, the settings of verification and the lists that are the same for everybody was asked for, and nothing was sent.</summary>
    /// <param name="verifier">Origin of the Verifier.</param>
    /// <param name="service">Origin that publishes the lists.</param>
    /// <param name="opened">An address that the person opened while there was no network, and that reached nobody; null for none.</param>
    public void MustBeOfEverybody(Uri verifier, Uri service, string? opened = null)
    {
        Assert.NotEmpty(asked);
        Assert.All(asked.Where(request => request.Url != opened), request =>
        {
            var (path, origin) = (new Uri(request.Url).PathAndQuery, new Uri(request.Url).GetLeftPart(UriPartial.Authority));
            var isKnown = origin == OriginOf(verifier)
                ? path.StartsWith("/assets/", StringComparison.Ordinal) || OfShell.Contains(path.Split('?')[0])
                : origin == OriginOf(service) && (path == "/trust/list" || path.StartsWith("/status/", StringComparison.Ordinal));
            var isOwnFile = request.Url.StartsWith("blob:", StringComparison.Ordinal);
            // An address could carry something too.
            var saysNothing = path.Split('?') is [_] or [_, "lang=ja" or "lang=en"];
            Assert.True(request is { Method: "GET", Sent: 0 } && (isOwnFile || (isKnown && saysNothing)), request.ToString());
        });
    }

    /// <summary>Nothing was sent but one form with a code, which is shorter than any file.</summary>
    public void MustSendOnlyTheCode(string code)
    {
        var sent = asked.Where(request => request.Method != "GET" || request.Sent > 0).ToList();
        var form = Assert.Single(sent, request => request.Sent > 0);
        Assert.EndsWith("/w/verify", form.Url, StringComparison.Ordinal);
        // A service worker hands the form on: the same request once more, whose body cannot be seen.
        Assert.True(sent.Count <= 2 && sent.All(request => request.Url == form.Url), string.Join('\n', sent));
        Assert.InRange(form.Sent, 1, Uri.EscapeDataString(code).Length + 20);
    }

    private static string OriginOf(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
