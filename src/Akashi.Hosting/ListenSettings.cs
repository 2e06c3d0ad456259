using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Akashi.Hosting;

/// <summary>From where a program may be reached.</summary>
public enum Reach
{
    /// <summary>From this machine only.</summary>
    ThisMachine,

    /// <summary>From other machines too, where Listen names an address that is not loopback.</summary>
    Network,
}

/// <summary>
/// Where a program listens: origins whose host is localhost (or a name under it), or an address of this machine, such as 0.0.0.0 or [::] for all.
/// </summary>
internal static class ListenSettings
{
    private const string Key = "Listen";

    /// <summary>Reads the origins, separated by commas; faults are collected in the reader.</summary>
    public static IReadOnlyList<Uri> Read(SettingsReader reader, Reach reach)
    {
        var words = reader.Words(Key);
        if (words.Count == 0) reader.Fault(Key, "is missing; an origin such as http://localhost:8080, or several with commas between");
        var endpoints = words.Select(w => Endpoint(reader, w, reach)).OfType<Uri>().ToList();
        foreach (var twice in endpoints.GroupBy(e => e.Authority).Where(g => g.Count() > 1)) reader.Fault(Key, $"has {twice.Key} twice");
        return endpoints.Count > 0 ? endpoints : [new Uri("http://invalid.invalid")];
    }

    /// <summary>Whether an endpoint can be reached only from this machine.</summary>
    public static bool IsLoopback(Uri endpoint) => LoopbackNames.IsLoopback(endpoint.Host);

    /// <summary>Opens an endpoint.</summary>
    public static void Open(KestrelServerOptions kestrel, Uri endpoint, Action<ListenOptions> configure)
    {
        if (AddressOf(endpoint) is { } address) kestrel.Listen(address, endpoint.Port, configure);
        else kestrel.ListenLocalhost(endpoint.Port, configure);
    }

    private static IPAddress? AddressOf(Uri endpoint) => IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out var address) ? address : null;

    private static Uri? Endpoint(SettingsReader reader, string text, Reach reach)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri is not { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "", Fragment: "" })
            reader.Fault(Key, $"\"{text}\" is not an origin such as http://localhost:8080 or https://0.0.0.0:443");
        else if (IsLoopback(uri))
            return uri;
        else if (reach == Reach.ThisMachine)
            reader.Fault(Key, $"\"{text}\" is not loopback; this program is for this machine only");
        else if (AddressOf(uri) is null)
            reader.Fault(
                Key,
                $"\"{text}\" has a name; Listen takes an address of this machine, such as https://0.0.0.0:443 or https://[::]:443 for all, "
                + "and the name goes into PublicOrigin");
        else if (uri.Scheme == "http" && reader.Text(PublicFront.TrustedKey) is null)
            reader.Fault(
                Key,
                $"\"{text}\" is plain http beyond this machine, where others could read and change what is sent; "
                + $"make it https, or name the proxy that ends TLS in {PublicFront.TrustedKey}");
        else
            return uri;
        return null;
    }
}
