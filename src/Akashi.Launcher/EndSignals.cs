using System.Runtime.InteropServices;

namespace Akashi.Launcher;

/// <summary>
/// Ctrl-C, and the signal by which a supervisor ends a program: both let the work end in an orderly way instead of killing the process.
/// </summary>
internal sealed class EndSignals : IDisposable
{
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    /// <param name="end">Ends the work; called once per signal.</param>
    public EndSignals(Action end)
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, At);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, At);

        void At(PosixSignalContext context)
        {
            context.Cancel = true;
            end();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
    }
}
