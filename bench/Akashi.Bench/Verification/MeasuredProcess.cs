using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Verification;

/// <summary>A program that runs on one core.</summary>
internal sealed class MeasuredProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private readonly Process process;

    private MeasuredProcess(Process process, Uri origin, TimeSpan firstAnswer) => (this.process, Origin, FirstAnswer) = (process, origin, firstAnswer);

    public Uri Origin { get; }

    /// <summary>Time from the start of the program to its first right answer.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>Processor time so far, user and system.</summary>
    public TimeSpan Cpu => ProcessorClock.Of(process.Id);

    /// <summary>Resident memory, in megabytes.</summary>
    public double Megabytes =>
        double.Parse(
            File.ReadLines($"/proc/{process.Id}/status")
                .Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024;

    /// <summary>Starts one and waits until it answers right.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="origin">Where it listens.</param>
    /// <param name="isRight">Asks it.</param>
    public static async Task<MeasuredProcess> StartAsync(IEnumerable<string> command, Uri origin, Func<HttpClient, CancellationToken, Task<bool>> isRight)
    {
        using var http = new HttpClient { BaseAddress = origin };
        using var until = new CancellationTokenSource(LongestStart);
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start("taskset", ["-c", Core.Measured.ToString(CultureInfo.InvariantCulture), .. command]);
        try
        {
            while (!Listens(origin)) await Task.Delay(1, until.Token);
            while (!await isRight(http, until.Token)) await Task.Delay(1, until.Token);
        }
        catch
        {
            process.Kill();
            throw;
        }
        return new MeasuredProcess(process, origin, Stopwatch.GetElapsedTime(begun));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    // An HttpClient that finds nobody throws, which takes this process longer than to ask.
    private static bool Listens(Uri origin)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var answered = new ManualResetEventSlim();
        using var asked = new SocketAsyncEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, origin.Port) };
        asked.Completed += (_, _) => answered.Set();
        if (socket.ConnectAsync(asked)) answered.Wait();
        return asked.SocketError == SocketError.Success;
    }
}
