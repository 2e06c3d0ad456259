using Akashi.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Akashi.Tests;

/// <summary>One of our programs, really started, within this process.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Task<int> run;

    private RunningProgram(WebApplication app, Task<int> run) => (this.app, this.run) = (app, run);

    public bool HasEnded => run.IsCompleted;

    public IServiceProvider Services => app.Services;

    /// <summary>Starts a program and waits until it listens.</summary>
    /// <param name="name">Its short name.</param>
    /// <param name="args">Its command line.</param>
    /// <param name="build">The program.</param>
    public static async Task<RunningProgram> StartAsync(
        string name, string[] args, Func<WebApplicationBuilder, SettingsReader, HostSettings, WebApplication> build)
    {
        var started = new TaskCompletionSource<WebApplication>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = AkashiHost.RunAsync(args, name, (builder, reader, host) =>
        {
            var built = build(builder, reader, host);
            built.Lifetime.ApplicationStarted.Register(() => started.SetResult(built));
            return built;
        });
        if (await Task.WhenAny(run, started.Task) == run) throw new InvalidOperationException($"The {name} ended with {await run}.");
        return new RunningProgram(await started.Task, run);
    }

    public async ValueTask DisposeAsync()
    {
        // A test may have ended it already.
        if (!HasEnded) app.Lifetime.StopApplication();
        await run;
    }
}
