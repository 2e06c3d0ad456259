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
        var told = 0;
        while (true)
        {
            var (isFresh, seen, end) = (Begin(), 0, new End());
            await foreach (var part in ReadOnceAsync(process!, file, end, ct))
            {
                if (seen++ < told) continue;
                told++;
                yield return part;
            }
            if (end.Fault is null) yield break;
            // What earlier files left behind in the memory must not count against this one: a process that has read nothing before decides.
            if (!isFresh && end.Fault != Unreadable.TookTooLong) continue;
            yield return FoundPart.OfFault(null, end.Fault);
            yield break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        Kill(process);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async IAsyncEnumerable<FoundPart> ReadOnceAsync(Process reader, string file, End end, [EnumeratorCancellation] CancellationToken ct)
    {
        var begun = clock.GetTimestamp();
        await using var watch = clock.CreateTimer(_ => end.Fault ??= Watch(reader, begun), null, Watched, Watched);
        await AskAsync(reader, file, ct);
        string? line;
        while ((line = await reader.StandardOutput.ReadLineAsync(ct)) is not (null or ReadFiles.Done))
        {
            if (FoundPart.Parse(line) is { } part) yield return part;
        }
        if (line is not null) yield break;
        // Until it is gone, it would take the next file along, and its memory would count twice.
        Kill(reader);
        await reader.WaitForExitAsync(ct);
        end.Fault ??= reader.ExitCode == ReadFiles.NoMemory ? Unreadable.TooLarge : Unreadable.Damaged;
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
        if (fault is not null) Kill(reader);
        return fault;
    }

    private static void Kill(Process reader)
    {
        if (!reader.HasExited) reader.Kill(entireProcessTree: true);
    }

    // Starts a process where there is none; says whether it did.
    private bool Begin()
    {
        if (process is { HasExited: false }) return false;
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
        return true;
    }

    // How the reading of a file ended.
    private sealed class End
    {
        // One of Unreadable, for the file as a whole; null where all of it was read.
        public string? Fault { get; set; }
    }
}
