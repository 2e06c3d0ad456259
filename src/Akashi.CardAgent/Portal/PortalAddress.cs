using Akashi.Hosting;

namespace Akashi.CardAgent.Portal;

/// <summary>Origins that may ask: https, or plain http on this machine for development.</summary>
internal static class PortalAddress
{
    public static bool TryParse(string? text, out Uri portal)
    {
        var good = Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            && (uri.Scheme == "https" || (uri.Scheme == "http" && LoopbackNames.IsLoopback(uri.Host)));
        portal = good ? uri! : new Uri("https://invalid.invalid");
        return good;
    }
}
