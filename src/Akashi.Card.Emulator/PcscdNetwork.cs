using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Akashi.Card.Emulator;

/// <summary>
/// The network namespace of a pcscd. The driver of the virtual readers listens on all addresses, so <c>tools/pcscd</c> gives pcscd a namespace of its
/// own; to insert a card, one must connect from inside it.
/// </summary>
internal static partial class PcscdNetwork
{
    private const int NewNetwork = 0x40000000;

    /// <summary>Connects to a loopback port in the network namespace of a process.</summary>
    /// <exception cref="SocketException">Nothing listens there.</exception>
    /// <exception cref="UnauthorizedAccessException">We may not enter the namespace.</exception>
    public static Task<Socket> ConnectAsync(int process, int port)
    {
        if (IsOurs(process)) return Task.Run(() => Connect(port));
        // Only one thread enters the namespace: it creates the socket and ends.
        var made = new TaskCompletionSource<Socket>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                Enter(process);
                made.SetResult(Connect(port));
            }
            catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
            {
                made.SetException(e);
            }
        })
        { IsBackground = true }.Start();
        return made.Task;
    }

    // The namespace of another user's process is hidden. We assume that it is the machine's, in which we are too.
    private static bool IsOurs(int process)
    {
        try
        {
            return File.ResolveLinkTarget(PathOf(process), false)?.Name == File.ResolveLinkTarget("/proc/self/ns/net", false)?.Name;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static string PathOf(int process) => string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/ns/net");

    private static void Enter(int process)
    {
        using var network = File.OpenHandle(PathOf(process));
        if (SetNamespace(network, NewNetwork) != 0) throw new UnauthorizedAccessException($"Entering the network of process {process} needs root.");
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    [LibraryImport("libc", EntryPoint = "setns")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetNamespace(SafeHandle network, int kind);
}
