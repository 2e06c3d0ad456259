using System.Diagnostics;

namespace Akashi.Launcher.Stack;

/// <summary>A program of the stack did not start, or ended by itself.</summary>
/// <param name="message">Its last output.</param>
/// <param name="exitCode">Its exit code.</param>
internal sealed class ProgramEndedException(string message, int exitCode) : Exception(message)
{
    /// <summary>Its exit code.</summary>
    public int ExitCode { get; } = exitCode;
}

/// <summary>One program of the stack in a separate process, with its output in a log file. It ends when we end, however that happens.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    // A program that cannot start says so and ends; this limit is for a machine that is busy with other work.
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PatienceWithUnready = TimeSpan.FromMinutes(1);
    // Longer than a program gives its unfinished work at its end.
    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(200);
    private const int LastLines = 12;
    private readonly Process process;
    private readonly Queue<string> last = new();
    private readonly StreamWriter log;

    private ChildProgram(string name, Process process, StreamWriter log)
    {
        Name = name;
        this.process = process;
        this.log = log;
    }

    /// <summary>Short name, such as "service".</summary>
    public string Name { get; }

    /// <summary>Completes when the process has ended.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Starts a built program.</summary>
    /// <param name="name">Its short name.</param>
    /// <param name="assembly">The file of its assembly.</param>
    /// <param name="logFile">Where its output is appended.</param>
    /// <param name="arguments">Settings as --Key=value, among them --StopWithInput.</param>
    /// <param name="environment">Variables in addition to our own. Our own settings are not passed on: they are for the stack, and no program knows
    /// them.</param>
    public static ChildProgram Start(
        string name, string assembly, string logFile, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        if (!File.Exists(assembly)) throw new ProgramEndedException($"{assembly} is not built; run ./run, which builds it.", 1);
        // Standard input is a pipe that closes when we end.
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var ours in start.Environment.Keys.Where(k => k.StartsWith("AKASHI_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(ours);
        foreach (var (key, value) in environment) start.Environment[key] = value;
        var log = new StreamWriter(new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        var process = Process.Start(start)!;
        var child = new ChildProgram(name, process, log);
        process.OutputDataReceived += (_, line) => child.Keep(line.Data);
        process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        child.Ended = process.WaitForExitAsync();
        return child;
    }

    /// <summary>
    /// Waits until /health says that the program is ready. A program that runs but keeps saying that it is not ready is left running: a shifted clock
    /// can only be reset on a page of this stack.
    /// </summary>
    /// <returns>Why it is not ready; null where it is.</returns>
    /// <exception cref="ProgramEndedException">It ended before, or does not answer within five minutes.</exception>
    public async Task<string?> ReadyAsync(HttpClient http, Uri origin, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        var answered = new Stopwatch();
        using var timer = new PeriodicTimer(BetweenLooks);
        while (true)
        {
            await timer.WaitForNextTickAsync(ct);
            if (Ended.IsCompleted) throw Failure();
            if (waited.Elapsed > PatienceAtStart) throw new ProgramEndedException($"The {Name} does not answer at {origin}.", 1);
            if (!await OpenPort.IsThereAsync(origin.Port)) continue;
            try
            {
                using var answer = await http.GetAsync(new Uri(origin, "/health"), ct);
                if (answer.IsSuccessStatusCode) return null;
                answered.Start();
                // It waits for others. Each question costs it what it needs for that.
                timer.Period = BetweenQuestions;
                if (answered.Elapsed > PatienceWithUnready) return await answer.Content.ReadAsStringAsync(ct);
            }
            catch (HttpRequestException)
            {
                // It ended, or it dropped the connection; the next look will tell.
            }
        }
    }

    /// <summary>The exception for its end, with its last output as the reason.</summary>
    public ProgramEndedException Failure()
    {
        string said;
        lock (last) said = string.Join('\n', last);
        return new ProgramEndedException($"The {Name} ended with {process.ExitCode}." + (said.Length > 0 ? "\n" + said : ""), process.ExitCode);
    }

    /// <summary>Ends it at once, like a power cut.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await Ended;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        if (await Task.WhenAny(Ended, Task.Delay(PatienceAtEnd, TimeProvider.System)) != Ended) process.Kill();
        await Ended;
        process.Dispose();
        await log.DisposeAsync();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (last)
        {
            log.WriteLine(line);
            last.Enqueue(line);
            if (last.Count > LastLines) last.Dequeue();
        }
    }
}
