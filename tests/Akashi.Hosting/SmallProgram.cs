using System.Globalization;
using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akashi.Hosting.Tests;

/// <summary>
/// A program that really starts, within this process. It reports mistakes on the console's error stream, which only one at a time may use.
/// </summary>
internal static class SmallProgram
{
    /// <summary>Collection of the test classes that start programs.</summary>
    public const string OneConsole = "programs with the one console";

    /// <summary>Runs a program until the given act is done.</summary>
    /// <param name="args">Its command line.</param>
    /// <param name="act">The act; null for none.</param>
    /// <param name="reach">From where it may be reached.</param>
    /// <param name="isPublic">Whether it uses the public front, and what is behind that.</param>
    /// <param name="kept">Where it keeps the language that a person chose; null where it speaks Japanese only.</param>
    public static async Task<(int Code, string Errors)> RunAsync(
        string[] args, Func<HostSettings, Task>? act = null, Reach reach = Reach.ThisMachine, bool isPublic = false,
        ChoiceKept? kept = null)
    {
        var console = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(errors);
        try
        {
            var started = new TaskCompletionSource<(WebApplication, HostSettings)>();
            var run = AkashiHost.RunAsync(args, "test", (builder, reader, host) => Build(builder, reader, host, isPublic, kept, started), reach);
            // If a program starts although it should refuse, it is stopped, so that the test fails instead of waiting.
            if (await Task.WhenAny(started.Task, run) == started.Task)
            {
                var (app, host) = await started.Task;
                if (act is not null) await act(host);
                await app.StopAsync(TestContext.Current.CancellationToken);
            }
            return (await run, errors.ToString());
        }
        finally
        {
            Console.SetError(console);
        }
    }

    private static WebApplication Build(
        WebApplicationBuilder builder, SettingsReader reader, HostSettings host, bool isPublic, ChoiceKept? kept,
        TaskCompletionSource<(WebApplication, HostSettings)> started)
    {
        reader.Number("Own", 1, 0, 9);
        var front = isPublic ? PublicFront.Read(reader, host, PublicFront.OriginOf(reader, host)) : null;
        reader.ThrowIfFaulty();
        if (reader.Text("Own") == "3") throw new NotTodayException("3 is not to be had today.");
        if (kept is { } where) Languages.Offer(builder.Services, where);
        var app = builder.Build();
        app.UseExceptionHandler("/sorry");
        if (front is not null) app.UsePublicFront(front, "/health");
        if (kept == ChoiceKept.InCookie) app.UseCleanAddresses();
        app.MapGet("/", () => "here");
        app.MapGet("/health", () => "well");
        app.MapGet("/client", (HttpContext http) => $"{http.Connection.RemoteIpAddress} {http.Request.Scheme}");
        app.Map("/language", () => $"{CultureInfo.CurrentUICulture} {CultureInfo.CurrentCulture}");
        app.Map("/sorry", (HttpContext http) => $"{CultureInfo.CurrentUICulture} {LanguageSwitch.Of(http).Address}");
        app.Map("/switch/{**rest}", (HttpContext http) => LanguageSwitch.Of(http).ToString());
        app.MapGet("/picture", (HttpContext http) => Results.Bytes([], "image/png"));
        app.MapGet("/varied", (HttpContext http) =>
        {
            http.Response.Headers.Vary = "Accept-Encoding, Cookie";
            return "varied";
        });
        app.MapGet("/broken", void () => throw new InvalidOperationException("broken"));
        app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => started.SetResult((app, host)));
        return app;
    }

    private sealed class NotTodayException(string message) : StartException(message);
}
