using System.Net;
using System.Net.Sockets;

namespace Akashi.Launcher.Stack;

/// <summary>
/// Whether a program listens on a loopback port, found out with a connection that is closed at once. A refusal is not an exception here: it is the usual
/// answer while programs start, and dozens of exceptions a second would cost more than everything else that the launcher does.
/// </summary>
internal static class OpenPort
{
    public static async Task<bool> IsThereAsync(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var attempt = new SocketAsyncEventArgs();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        attempt.RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, port);
        attempt.Completed += (_, _) => ended.SetResult();
        if (socket.ConnectAsync(attempt)) await ended.Task;
        return attempt.SocketError == SocketError.Success;
    }
}
