using Akashi.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Akashi.Service.Tests.Given;

/// <summary>One of our programs, started in this process through its own entry point, on a free port.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Task<int> run;

    private RunningHost(WebApplication app, Task<int> run, Uri origin) => (this.app, this.run, Origin) = (app, run, origin);

    public Uri Origin { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts a program and waits until it listens.</summary>
    /// <param name="name">The program's short name.</param>
    /// <param name="origin">Scheme and host; the port is chosen here.</param>
    /// <param name="data">Its data folder.</param>
    /// <param name="settings">Additional settings, Key=value.</param>
    /// <param name="build">The program.</param>
    /// <param name="port">A port that others know already; null for any.</param>
    public static async Task<RunningHost> StartAsync(
        string name, string origin, string data, IEnumerable<string> settings, Func<WebApplicationBuilder, SettingsReader, HostSettings, WebApplication> build,
        int? port = null)
    {
        var listen = new Uri($"{origin}:{port ?? FreePort.Take()}");
        string[] own = [$"applicationName=Akashi.{name}", "environment=Development", $"Data={data}", $"Listen={listen}"];
        string[] args = [.. own.Concat(settings).Select(s => "--" + s)];
        var started = new TaskCompletionSource<WebApplication>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = AkashiHost.RunAsync(args, name, (builder, reader, host) =>
        {
            var app = build(builder, reader, host);
            app.Lifetime.ApplicationStarted.Register(() => started.SetResult(app));
            return app;
        });
        if (await Task.WhenAny(run, started.Task) == run) throw new InvalidOperationException($"{name} ended with {await run}.");
        return new RunningHost(await started.Task, run, listen);
    }

    public async ValueTask DisposeAsync()
    {
        app.Lifetime.StopApplication();
        await run;
    }
}
