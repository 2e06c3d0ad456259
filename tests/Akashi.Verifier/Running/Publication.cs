using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Akashi.Verifier.Tests.Running;

/// <summary>
/// Stands in for the Service's publication (docs/specifications/credential.md, "Publication"); it answers what a test puts into it.
/// </summary>
internal sealed class Publication : IAsyncDisposable
{
    private readonly WebApplication app;

    private Publication(WebApplication app, string origin) => (this.app, Origin) = (app, origin);

    public string Origin { get; }

    public string ListUri => Origin + "/status/1";

    /// <summary>Answers by path; any other path is 404.</summary>
    public ConcurrentDictionary<string, byte[]> Answers { get; } = new();

    /// <summary>How often each path was requested.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    public static async Task<Publication> StartAsync()
    {
        var origin = $"http://localhost:{FreePort.Take()}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.ListenLocalhost(new Uri(origin).Port));
        var app = builder.Build();
        var made = new Publication(app, origin);
        app.Run(context => made.AnswerAsync(context));
        await app.StartAsync();
        return made;
    }

    /// <summary>Stops it, like a Service that is down: connections are refused.</summary>
    public Task StopAsync() => app.StopAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Waits until a path has been requested twice more, so that the previous content has been accepted or refused.</summary>
    public Task WasReadAsync(string path)
    {
        var before = Asked.GetValueOrDefault(path);
        return Wait.UntilAsync(() => Task.FromResult(Asked.GetValueOrDefault(path) >= before + 2));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (Answers.TryGetValue(path, out var bytes)) await context.Response.Body.WriteAsync(bytes);
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
        Asked.AddOrUpdate(path, 1, (_, n) => n + 1);
    }
}
