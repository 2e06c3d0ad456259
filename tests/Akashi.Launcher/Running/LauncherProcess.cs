using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Akashi.Launcher.Stack;

namespace Akashi.Launcher.Tests.Running;

/// <summary>The built launcher in a separate process, as ./run starts it.</summary>
internal sealed class LauncherProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private LauncherProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Output => [.. output];

    public string Errors => string.Join('\n', errors);

    public int Id => process.Id;

    /// <summary>The programs that it started and that are running now.</summary>
    public IReadOnlyList<int> Children => Processes.ChildrenOf(process.Id);

    /// <summary>
    /// Starts it as from a terminal, or as a shell without one starts a background job: such a job ignores SIGINT, which its children inherit and
    /// .NET does not change. These tests may themselves have been started by such a job.
    /// </summary>
    public static LauncherProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, bool inBackground = false)
    {
        string[] command = [
            inBackground ? "--ignore-signal=INT" : "--default-signal=INT", "dotnet", "exec", BuiltPrograms.Find("Akashi.Launcher"), .. arguments];
        var start = new ProcessStartInfo("env", command) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>()) start.Environment[key] = value;
        return new LauncherProcess(Process.Start(start)!);
    }

    /// <summary>Starts it on a data folder and waits until it has printed that everything is ready.</summary>
    public static Task<LauncherProcess> ReadyAsync(string data, StackSettings at, bool inBackground = false) =>
        SaidAsync(["--data", data, .. PortsOf(at)], "Ctrl-C", inBackground);

    /// <summary>Starts it and waits until it has printed a line with this beginning.</summary>
    public static async Task<LauncherProcess> SaidAsync(IEnumerable<string> arguments, string last, bool inBackground = false)
    {
        var launcher = Start(arguments, inBackground: inBackground);
        try
        {
            await Wait.UntilAsync(() => launcher.HasSaid(last), $"the launcher says \"{last}\"");
            return launcher;
        }
        catch
        {
            await launcher.DisposeAsync();
            throw;
        }
    }

    /// <summary>The settings that give a stack these ports.</summary>
    public static IEnumerable<string> PortsOf(StackSettings at) => at.Ports.Select(p => $"--{p.Key}={p.Port.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Sends a signal, such as "INT".</summary>
    public void Signal(string signal) => Processes.Signal(process.Id, signal);

    public async Task<int> ExitAsync()
    {
        await Wait.ForAsync(process.WaitForExitAsync(TestContext.Current.CancellationToken));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private bool HasSaid(string begin)
    {
        Assert.False(process.HasExited, $"The launcher ended: {Errors}");
        return output.Any(line => line.StartsWith(begin, StringComparison.Ordinal));
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null) lines.Enqueue(line);
    }
}
