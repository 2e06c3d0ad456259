using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Akashi.Card.Emulator;

/// <summary>
/// The network that a pcscd lives in. The virtual readers' driver listens on all addresses, so <c>tools/pcscd</c> gives pcscd a network of its
/// own; a card that lies in such a reader must reach in.
/// </summary>
internal static partial class PcscdNetwork
{
    private const int NewNetwork = 0x40000000;

    /// <summary>Connects to a port on loopback in the network of a process.</summary>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    /// <exception cref="UnauthorizedAccessException">We may not enter it.</exception>
    public static Task<Socket> ConnectAsync(int process, int port)
    {
        if (IsOurs(process)) return Task.Run(() => Connect(port));
        // A thread enters, not the program: it makes the socket, and ends.
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

    // Another user's process hides its network; we are in the machine's, as it most likely is.
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
