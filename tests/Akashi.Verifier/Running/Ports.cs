using System.Net;
using System.Net.Sockets;

namespace Akashi.Verifier.Tests.Running;

/// <summary>Ports of this machine.</summary>
internal static class Ports
{
    /// <summary>A port where nobody answers: as long as the socket is held, no other program can take it.</summary>
    public static Socket Silent(out string origin)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        origin = $"http://localhost:{((IPEndPoint)socket.LocalEndPoint!).Port}";
        return socket;
    }
}
