using System.Diagnostics;
using System.Globalization;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Start;

/// <summary>A program that was started, with what it cost until it said that it is ready.</summary>
internal sealed class Starting : IAsyncDisposable
{
    private readonly Process process;
    private readonly long begun;

    private Starting(Process process, long begun) => (this.process, this.begun) = (process, begun);

    /// <summary>Starts a program and waits until it writes some words.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="readyWords">In the line by which it says that it is ready.</param>
    public static async Task<Starting> UntilAsync(IReadOnlyList<string> command, string readyWords)
    {
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true })!;
        var starting = new Starting(process, begun);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.Contains(readyWords, StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return starting;
        }
        await starting.DisposeAsync();
        throw new InvalidOperationException($"{string.Join(' ', command)} ended before it was ready.");
    }

    /// <summary>What it cost so far, with all programs that it started.</summary>
    public Cost SoFar() => new(ProcessTree.ProcessorTime(process.Id).TotalMilliseconds, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);

    /// <summary>Ends it in good order, and waits.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
