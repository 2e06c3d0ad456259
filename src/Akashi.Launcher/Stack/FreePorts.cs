using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Akashi.Launcher.Stack;

/// <summary>Ports on loopback.</summary>
internal static class FreePorts
{
    /// <summary>The first port of the first block. All are below the range of outgoing connections, so that a restarted program finds its port free.</summary>
    public const int First = 20_000;

    /// <summary>Ports in a block; the first one is never given out.</summary>
    public const int BlockSize = 300;

    private const int Blocks = 40;

    private static readonly Lock Turn = new();
    private static TcpListener? claim;
    private static int given;

    /// <summary>
    /// Different ports on which nothing listens now. No other process takes them while this one runs, even before a program listens there or between
    /// two programs: each process has a block of ports, and listens on the first one to claim it.
    /// </summary>
    public static IReadOnlyList<int> Take(int count)
    {
        lock (Turn)
        {
            claim ??= Claim();
            var ports = new List<int>();
            while (ports.Count < count)
            {
                given = given % (BlockSize - 1) + 1;
                var port = ((IPEndPoint)claim.LocalEndpoint).Port + given;
                if (!IsTaken(port)) ports.Add(port);
            }
            return ports;
        }
    }

    /// <summary>Whether a program listens on a port.</summary>
    public static bool IsTaken(int port)
    {
        using var listener = ListenOn(port);
        return listener is null;
    }

    private static TcpListener Claim()
    {
        while (true)
        {
            if (ListenOn(First + RandomNumberGenerator.GetInt32(Blocks) * BlockSize) is { } listener) return listener;
        }
    }

    private static TcpListener? ListenOn(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
