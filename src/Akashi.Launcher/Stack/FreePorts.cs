using System.Net;
using System.Net.Sockets;

namespace Akashi.Launcher.Stack;

/// <summary>Ports on loopback.</summary>
internal static class FreePorts
{
    /// <summary>Different ports that nobody listens on now.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => Listening(0)).ToList();
        var ports = listeners.ConvertAll(l => ((IPEndPoint)l.LocalEndpoint).Port);
        listeners.ForEach(l => l.Dispose());
        return ports;
    }

    /// <summary>Whether a program listens there.</summary>
    public static bool IsTaken(int port)
    {
        try
        {
            using var listener = Listening(port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static TcpListener Listening(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }
}
