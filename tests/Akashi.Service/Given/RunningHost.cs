using Akashi.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Akashi.Service.Tests.Given;

/// <summary>One of our programs, started in this process through its own entry point, on a free port.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly RunningProgram program;

    private RunningHost(RunningProgram program, Uri origin) => (this.program, Origin) = (program, origin);

    public Uri Origin { get; }

    public IServiceProvider Services => program.Services;

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
        return new RunningHost(await RunningProgram.StartAsync(name, args, build), listen);
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();
}
