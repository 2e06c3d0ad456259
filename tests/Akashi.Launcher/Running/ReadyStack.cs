using Akashi.Launcher.Stack;

namespace Akashi.Launcher.Tests.Running;

/// <summary>One launcher that is ready, for tests that change nothing.</summary>
public sealed class ReadyStack : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal LauncherProcess Launcher { get; private set; } = null!;

    internal StackSettings At { get; } = NewPorts();

    internal string EnrolmentLink => File.ReadAllText(folder.At("data/service/staff-enrolment-link.txt")).Trim();

    internal static StackSettings NewPorts()
    {
        var ports = FreePorts.Take(StackSettings.PortCount);
        return StackSettings.Local("", ports);
    }

    public async ValueTask InitializeAsync() => Launcher = await LauncherProcess.ReadyAsync(folder.At("data"), At);

    public async ValueTask DisposeAsync()
    {
        await Launcher.DisposeAsync();
        folder.Dispose();
    }
}
