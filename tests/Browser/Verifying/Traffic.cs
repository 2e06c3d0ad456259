using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>Everything that a page and its workers ask of anybody, from now on.</summary>
internal sealed class Traffic
{
    private readonly ConcurrentQueue<(string Method, string Url, int Sent)> asked = new();

    public Traffic(IPage page) => page.Context.Request += (_, request) => asked.Enqueue((request.Method, request.Url, request.PostDataBuffer?.Length ?? 0));

    /// <summary>Nothing but assets, the settings of verification and the lists that are the same for everybody was asked for, and nothing was sent.</summary>
    public void MustBeOfEverybody(Uri verifier, Uri service)
    {
        Assert.NotEmpty(asked);
        Assert.All(asked, request =>
        {
            var (path, origin) = (new Uri(request.Url).PathAndQuery, new Uri(request.Url).GetLeftPart(UriPartial.Authority));
            var isKnown = origin == OriginOf(verifier)
                ? path.StartsWith("/assets/", StringComparison.Ordinal) || path == "/w/system"
                : origin == OriginOf(service) && (path == "/trust/list" || path.StartsWith("/status/", StringComparison.Ordinal));
            var isOwnFile = request.Url.StartsWith("blob:", StringComparison.Ordinal);
            // An address could carry something too.
            Assert.True(request is { Method: "GET", Sent: 0 } && (isOwnFile || (isKnown && !path.Contains('?', StringComparison.Ordinal))), request.ToString());
        });
    }

    /// <summary>Nothing was sent but one form with a code, which is shorter than any file.</summary>
    public void MustSendOnlyTheCode(string code)
    {
        var sent = asked.Where(request => request.Method != "GET" || request.Sent > 0).ToList();
        var form = Assert.Single(sent);
        Assert.EndsWith("/w/verify", form.Url, StringComparison.Ordinal);
        Assert.InRange(form.Sent, 1, Uri.EscapeDataString(code).Length + 20);
    }

    private static string OriginOf(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
