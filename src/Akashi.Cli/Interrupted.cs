using System.Runtime.InteropServices;

namespace Akashi.Cli;

/// <summary>Ctrl-C, or the system's wish that the program ends. The first one asks the command to come to an end; a second one ends it at once.</summary>
internal sealed class Interrupted : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] signals;

    public Interrupted() => signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear)];

    /// <summary>Asks to come to an end.</summary>
    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
        source.Dispose();
    }

    private void Hear(PosixSignalContext signal)
    {
        signal.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
