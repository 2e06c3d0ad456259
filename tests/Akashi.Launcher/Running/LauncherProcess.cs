using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Akashi.Launcher.Stack;

namespace Akashi.Launcher.Tests.Running;

/// <summary>The built launcher as a process of its own, as ./run starts it.</summary>
internal sealed class LauncherProcess : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);
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

    /// <summary>The programs that it started and that run now.</summary>
    public IReadOnlyList<int> Children => Processes.ChildrenOf(process.Id);

    public static LauncherProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", BuiltPrograms.Find("Akashi.Launcher"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>()) start.Environment[key] = value;
        return new LauncherProcess(Process.Start(start)!);
    }

    /// <summary>Starts it on a data folder and waits until it has said that all is ready.</summary>
    public static Task<LauncherProcess> ReadyAsync(string data, StackSettings at) => SaidAsync(["--data", data, .. PortsOf(at)], "Ctrl-C");

    /// <summary>Starts it and waits until it has said a line that begins so.</summary>
    public static async Task<LauncherProcess> SaidAsync(IEnumerable<string> arguments, string last)
    {
        var launcher = Start(arguments);
        try
        {
            await launcher.UntilAsync(() => launcher.output.Any(line => line.StartsWith(last, StringComparison.Ordinal)));
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
        using var patience = new CancellationTokenSource(Longest);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.False(process.HasExited, $"The launcher ended: {Errors}");
            Assert.True(waited.Elapsed < Longest, "The launcher is not ready: " + string.Join('\n', output));
            await Task.Delay(Between);
        }
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null) lines.Enqueue(line);
    }
}
