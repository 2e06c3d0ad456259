using System.Diagnostics;
using System.Globalization;
using Akashi.Card.PcSc;
using Akashi.Hosting;

namespace Akashi.Sandbox.Reader;

/// <summary>The machine has no pcscd into which a card can be inserted.</summary>
/// <param name="message">Why, and what to do.</param>
internal sealed class PcscdException(string message) : StartException(message);

/// <summary>The machine's pcscd: a running one, or one that we start and end.</summary>
internal sealed class SystemPcscd : IAsyncDisposable
{
    private const string PidFile = "/run/pcscd/pcscd.pid";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process? started;

    private SystemPcscd(int processId, Process? started) => (ProcessId, this.started) = (processId, started);

    /// <summary>A process in its network namespace.</summary>
    public int ProcessId { get; }

    /// <summary>Finds it, or starts it with a program such as tools/pcscd, which ends when its standard input closes.</summary>
    /// <exception cref="PcscdException">There is none, and none can be started.</exception>
    public static async Task<SystemPcscd> FindOrStartAsync(string program)
    {
        // With systemd, this very question starts it.
        if (PcScWatch.IsServiceRunning && File.Exists(PidFile))
            return new SystemPcscd(int.Parse(await File.ReadAllTextAsync(PidFile), CultureInfo.InvariantCulture), null);
        var process = Process.Start(new ProcessStartInfo(program) { RedirectStandardInput = true })!;
        var pcscd = new SystemPcscd(process.Id, process);
        try
        {
            await pcscd.ReadersAsync(r => r.Count > 0);
            return pcscd;
        }
        catch
        {
            await pcscd.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the virtual readers to be as wanted, and returns them in order.</summary>
    /// <exception cref="PcscdException">They do not become as wanted.</exception>
    public async Task<IReadOnlyList<ReaderState>> ReadersAsync(Func<IReadOnlyList<ReaderState>, bool> wanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        _ = started?
            .WaitForExitAsync(limit.Token)
            .ContinueWith(_ => limit.Cancel(), limit.Token, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        try
        {
            await foreach (var readers in PcScWatch.WatchAsync(limit.Token))
            {
                ReaderState[] ours = [
                    .. readers.Where(r => r.Name.StartsWith("Virtual PCD", StringComparison.Ordinal)).OrderBy(r => r.Name, StringComparer.Ordinal)];
                if (wanted(ours)) return ours;
            }
        }
        catch (OperationCanceledException)
        {
            // Reported below.
        }
        throw new PcscdException("pcscd has no suitable virtual reader. Install pcscd and vsmartcard-vpcd, and restart pcscd if it is already running.");
    }

    public async ValueTask DisposeAsync()
    {
        if (started is null) return;
        started.StandardInput.Close();
        await started.WaitForExitAsync();
        started.Dispose();
    }
}
