using System.Net;

namespace Akashi.Hosting;

/// <summary>How the public reaches a program: at which origin, and behind which proxies.</summary>
/// <param name="Origin">The only origin at which it answers.</param>
/// <param name="Trusted">Networks of the proxies that are trusted to name the client and the scheme.</param>
/// <param name="Hops">How many of them stand one behind the other.</param>
/// <param name="Subdomains">Whether names under the origin's are also to be reached only by TLS.</param>
public sealed record PublicFront(Uri Origin, IReadOnlyList<IPNetwork> Trusted, int Hops, bool Subdomains)
{
    /// <summary>Key of the setting for the proxies.</summary>
    internal const string TrustedKey = "Proxy:Trusted";

    private const string HopsKey = "Proxy:Hops";
    private const string OriginKey = "PublicOrigin";
    private const int MostHops = 10;

    /// <summary>
    /// Whether browsers are told to use only TLS. Not where the origin is on this machine, whose names are shared with other programs.
    /// </summary>
    public bool IsStrict => Origin.Scheme == Uri.UriSchemeHttps && !LoopbackNames.IsLoopback(Origin.Host);

    /// <summary>Reads the origin that browsers see. Default where the program listens only on loopback: its first endpoint.</summary>
    public static Uri OriginOf(SettingsReader reader, HostSettings host) =>
        reader.Origin(OriginKey, host.Endpoints.All(ListenSettings.IsLoopback) ? host.Listen.ToString() : null);

    /// <summary>Reads everything; faults are collected in the reader.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="host">Where the program listens.</param>
    /// <param name="origin">The result of <see cref="OriginOf"/>.</param>
    public static PublicFront Read(SettingsReader reader, HostSettings host, Uri origin)
    {
        reader.GoWith(TrustedKey, HopsKey);
        var trusted = reader.Words(TrustedKey).Select(w => NetworkOf(reader, w)).OfType<IPNetwork>().ToList();
        if (origin.Scheme == "https" && reader.Text(TrustedKey) is null && host.Endpoints.All(e => e.Scheme == "http"))
            reader.Fault(OriginKey, $"is https, but no endpoint of Listen is; name the proxy that ends TLS in {TrustedKey}, or make Listen https");
        return new PublicFront(origin, trusted, reader.Number(HopsKey, 1, 1, MostHops), reader.Flag("Hsts:IncludeSubDomains"));
    }

    private static IPNetwork? NetworkOf(SettingsReader reader, string text)
    {
        if (IPAddress.TryParse(text, out var one)) return new IPNetwork(one, one.GetAddressBytes().Length * 8);
        if (!IPNetwork.TryParse(text, out var network) || !IPAddress.TryParse(text.Split('/')[0], out var first) || !network.BaseAddress.Equals(first))
            reader.Fault(TrustedKey, $"\"{text}\" is neither an address nor a network such as 10.0.3.0/28, whose bits after the prefix are zero");
        else if (network.PrefixLength == 0) reader.Fault(TrustedKey, $"\"{text}\" is everybody, and anybody could give any address as their own");
        else return network;
        return null;
    }
}
