using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Akashi.Launcher.Stack;

/// <summary>Ports on loopback.</summary>
internal static class FreePorts
{
    // Below the range that systems use for outgoing connections, so that a program that is restarted finds its port free.
    private const int First = 20_000;
    private const int End = 32_000;

    /// <summary>Different ports on which nothing listens now.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var ports = new HashSet<int>();
        while (ports.Count < count)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (!IsTaken(port)) ports.Add(port);
        }
        return [.. ports];
    }

    /// <summary>Whether a program listens on a port.</summary>
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
