using Akashi.Launcher.Tests.Running;

namespace Akashi.Launcher.Tests.Demo;

/// <summary>One run of the demo; the tests examine its output and the files it left.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public DateTimeOffset BegunAt { get; } = TimeProvider.System.GetUtcNow();

    public int Exit { get; private set; }

    public IReadOnlyList<string> Output { get; private set; } = [];

    public string Errors { get; private set; } = "";

    /// <summary>A file that the demo left.</summary>
    public string Left(string name) => folder.At("out/" + name);

    /// <summary>A separate place for one test.</summary>
    public string Scratch(string test) => Directory.CreateDirectory(folder.At(test)).FullName;

    public async ValueTask InitializeAsync()
    {
        await using var demo = LauncherProcess.Start(["demo", "--out", folder.At("out")]);
        Exit = await demo.ExitAsync();
        Output = demo.Output;
        Errors = demo.Errors;
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
