using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Hosting;

/// <summary>
/// Names under "localhost" mean loopback (RFC 6761, 6.3). Browsers know this, but .NET's resolver does not, so our clients that may meet such a name
/// connect through this handler.
/// </summary>
public static class LoopbackNames
{
    /// <summary>Whether a host is this machine: localhost, a name under it, or a loopback address.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether what is sent to an address is safe on its way: https, or plain http on this machine.</summary>
    public static bool IsHttpsOrLoopback(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsLoopback(address.Host));

    /// <summary>A handler that follows no redirects, uses no proxy, and connects names under localhost to 127.0.0.1.</summary>
    /// <param name="root">The only CA to trust for TLS; null for the system's.</param>
    public static SocketsHttpHandler Handler(X509Certificate2? root = null) => new()
    {
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = root is null ? null : OnlyTrusting(root) },
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ConnectCallback = ConnectAsync,
    };

    private static X509ChainPolicy OnlyTrusting(X509Certificate2 root)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(root);
        return policy;
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        EndPoint target = context.DnsEndPoint.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            ? new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port)
            : context.DnsEndPoint;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, ct).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
