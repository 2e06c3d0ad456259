using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Verification;

/// <summary>Sends requests with bare sockets, because the client's cost is not to be measured, over connections that stay open.</summary>
/// <param name="origin">The program.</param>
/// <param name="requests">Complete requests, sent in turn.</param>
/// <param name="expected">A text in every correct answer.</param>
internal sealed class Load(Uri origin, IReadOnlyList<byte[]> requests, string expected) : IDisposable
{
    private const int Connections = 8;
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private readonly byte[] expectedBytes = Encoding.ASCII.GetBytes(expected);
    private Socket[] open = [];

    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    public static byte[] Post(string path, string json) =>
        Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");

    /// <summary>Sends as fast as possible; returns the number of answers.</summary>
    public async Task<int> AsFastAsItGoesAsync(TimeSpan length)
    {
        if (open.Length == 0) open = await ConnectAllAsync();
        var counts = await Task.WhenAll(open.Select((socket, i) => Task.Run(async () =>
        {
            var (buffer, begun, count) = (new byte[16 * 1024], Stopwatch.GetTimestamp(), 0);
            for (; Stopwatch.GetElapsedTime(begun) < length; count++) await AskAsync(socket, requests[(count + i) % requests.Count], buffer);
            return count;
        })));
        return counts.Sum();
    }

    public void Dispose()
    {
        foreach (var socket in open) socket.Dispose();
    }

    /// <summary>
    /// Sends at a fixed rate, however long the answers take: each is timed from the moment it was due. One thread on the first core sends and
    /// listens, so that no part of the load waits for another's turn, nor the Verifier for the load.
    /// </summary>
    public async Task<List<double>> AtRateAsync(double perSecond, TimeSpan length)
    {
        var lines = Array.ConvertAll(await ConnectAllAsync(), socket => new Line(socket));
        try
        {
            return await Core.RunOnAsync(0, () => AskOn(lines, TimeSpan.FromSeconds(1 / perSecond), length));
        }
        finally
        {
            foreach (var line in lines) line.Socket.Dispose();
        }
    }

    private List<double> AskOn(Line[] lines, TimeSpan each, TimeSpan length)
    {
        var (begun, due, latencies) = (Stopwatch.GetTimestamp(), 0, new List<double>((int)(length / each) + lines.Length));
        while (each * due < length || lines.Any(l => l.IsBusy))
        {
            foreach (var line in lines)
            {
                if (line.IsBusy && Hears(line)) latencies.Add((Stopwatch.GetElapsedTime(begun) - line.Due).TotalMilliseconds);
                if (line.IsBusy || each * due >= length || Stopwatch.GetElapsedTime(begun) < each * due) continue;
                line.Begin(each * due);
                line.Socket.Send(requests[due++ % requests.Count]);
            }
        }
        latencies.Sort();
        return latencies;
    }

    private bool Hears(Line line)
    {
        if (!line.Socket.Poll(0, SelectMode.SelectRead)) return false;
        line.Take();
        if (!IsWhole(line.Heard)) return false;
        MustBeExpected(line.Heard);
        line.End();
        return true;
    }

    private Task<Socket[]> ConnectAllAsync() => Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => ConnectAsync()));

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, origin.Port);
        return socket;
    }

    private async Task AskAsync(Socket socket, byte[] request, byte[] buffer)
    {
        await socket.SendAsync(request);
        var length = 0;
        do
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0) throw new IOException("The Verifier closed a connection.");
            length += read;
        }
        while (!IsWhole(buffer.AsSpan(0, length)));
        MustBeExpected(buffer.AsSpan(0, length));
    }

    private void MustBeExpected(ReadOnlySpan<byte> answer)
    {
        if (answer.IndexOf(expectedBytes) < 0) throw new InvalidOperationException("An answer is not as expected: " + Encoding.UTF8.GetString(answer));
    }

    // Kestrel states a length, or ends with an empty chunk.
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(EndOfHead);
        if (head < 0) return false;
        var at = answer[..head].IndexOf("Content-Length: "u8);
        if (at < 0) return answer.EndsWith("0\r\n\r\n"u8);
        return System.Buffers.Text.Utf8Parser.TryParse(answer[(at + "Content-Length: ".Length)..], out int body, out _)
            && answer.Length >= head + EndOfHead.Length + body;
    }

    private sealed class Line(Socket socket)
    {
        private readonly byte[] buffer = new byte[16 * 1024];
        private int length;

        public Socket Socket => socket;

        public bool IsBusy { get; private set; }

        public TimeSpan Due { get; private set; }

        public ReadOnlySpan<byte> Heard => buffer.AsSpan(0, length);

        public void Begin(TimeSpan due) => (Due, IsBusy, length) = (due, true, 0);

        public void Take()
        {
            var read = socket.Receive(buffer.AsSpan(length));
            length += read > 0 ? read : throw new IOException("The Verifier closed a connection.");
        }

        public void End() => IsBusy = false;
    }
}
