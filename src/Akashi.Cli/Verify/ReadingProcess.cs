using System.Diagnostics;
using System.Runtime.CompilerServices;
using Akashi.Cli.Verify.Reading;

namespace Akashi.Cli.Verify;

/// <summary>
/// Reads files in a process of its own (<see cref="ReadFiles"/>): whatever a stranger put into a file takes no more memory and time than that process
/// has, and if it dies, the next file gets a new one.
/// </summary>
/// <param name="clock">The time.</param>
internal sealed class ReadingProcess(TimeProvider clock) : IAsyncDisposable
{
    /// <summary>How long one file may take.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);

    // 96 MiB for what the platform manages; the rest is for native decoders, which are limited by the size of pictures.
    private const string HeapLimit = "6000000";
    private const long MostMemory = 180 * 1024 * 1024;
    private static readonly TimeSpan Watched = TimeSpan.FromMilliseconds(50);
    private Process? process;

    /// <summary>Id of the process that reads; null where none was needed yet.</summary>
    public int? Id => process?.Id;

    /// <summary>What is in a file: at least one part.</summary>
    public async IAsyncEnumerable<FoundPart> ReadAsync(string file, [EnumeratorCancellation] CancellationToken ct)
    {
        if (process is null or { HasExited: true }) Restart();
        var (begun, stopped, reader) = (clock.GetTimestamp(), (string?)null, process!);
        await using var watch = clock.CreateTimer(_ => stopped ??= Watch(reader, begun), null, Watched, Watched);
        await AskAsync(reader, file, ct);
        string? line;
        while ((line = await reader.StandardOutput.ReadLineAsync(ct)) is not (null or ReadFiles.Done))
        {
            if (FoundPart.Parse(line) is { } part) yield return part;
        }
        if (line is null)
        {
            // Until it is gone, it would take the next file along, and its memory would count twice.
            End(reader);
            await reader.WaitForExitAsync(ct);
            yield return FoundPart.OfFault(null, stopped ?? Unreadable.Damaged);
        }
        else if (stopped is not null) yield return FoundPart.OfFault(null, stopped);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        End(process);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task AskAsync(Process reader, string file, CancellationToken ct)
    {
        try
        {
            await reader.StandardInput.WriteLineAsync(Uri.EscapeDataString(Path.GetFullPath(file)).AsMemory(), ct);
            await reader.StandardInput.FlushAsync(ct);
        }
        catch (IOException)
        {
            // It has died meanwhile, which the reading of its answer tells.
        }
    }

    // Why it had to be stopped; null where it may go on.
    private string? Watch(Process reader, long begun)
    {
        if (reader.HasExited) return null;
        reader.Refresh();
        var fault = clock.GetElapsedTime(begun) > MostTime ? Unreadable.TookTooLong : reader.WorkingSet64 > MostMemory ? Unreadable.TooLarge : null;
        if (fault is not null) End(reader);
        return fault;
    }

    private static void End(Process reader)
    {
        if (!reader.HasExited) reader.Kill(entireProcessTree: true);
    }

    private void Restart()
    {
        process?.Dispose();
        var own = Path.ChangeExtension(typeof(ReadFiles).Assembly.Location, ".dll");
        var isHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var start = new ProcessStartInfo(Environment.ProcessPath!, isHost ? ["exec", own, ReadFiles.Command] : [ReadFiles.Command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new[] { ("GCHeapHardLimit", HeapLimit), ("gcConcurrent", "0"), ("gcServer", "0"), ("TieredPGO", "0") })
            start.Environment["DOTNET_" + name] = value;
        process = Process.Start(start)!;
        // A runtime that dies of a file writes a page about it.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }
}
