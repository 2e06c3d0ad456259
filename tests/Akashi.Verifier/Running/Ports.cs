using System.Net;
using System.Net.Sockets;

namespace Akashi.Verifier.Tests.Running;

/// <summary>Free ports of this machine.</summary>
internal static class Ports
{
    public static string FreeOrigin()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
