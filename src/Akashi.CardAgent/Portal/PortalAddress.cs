using Akashi.Hosting;

namespace Akashi.CardAgent.Portal;

/// <summary>Origins that may ask: https, or plain http on this machine for development.</summary>
internal static class PortalAddress
{
    private const int LongestOrigin = 300;
    private const int LongestToken = 100;

    public static bool TryParse(string? text, out Uri portal)
    {
        // ASCII only: a name in another script could look like a trusted one.
        var good = text is { Length: <= LongestOrigin } && text.All(char.IsAscii) && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            && LoopbackNames.IsHttpsOrLoopback(uri);
        portal = good ? new Uri(text!) : new Uri("https://invalid.invalid");
        return good;
    }

    /// <summary>Scheme, host and port, as a browser writes an origin.</summary>
    public static string OriginOf(Uri portal) => portal.GetLeftPart(UriPartial.Authority);

    /// <summary>Names of requests and pairing tokens: 1 to 100 characters of base64url, so that a name is never a path.</summary>
    public static bool IsToken(string? text) => text is { Length: > 0 and <= LongestToken } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The portal's page of a request. The person came from it, and it always offers a way on.</summary>
    public static Uri WaitPage(Uri portal, string tx) => new(portal, $"/cards/wait/{tx}");
}
