using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akashi.Hosting.Tests;

/// <summary>Real programs on real ports. They write to the console's error stream, so that no other class may.</summary>
public class AkashiHostTests
{
    [Fact]
    public async Task A_program_answers_and_stops_with_0()
    {
        using var folder = new Folder();
        var (code, _) = await RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort()], async host =>
        {
            using var client = new HttpClient();
            Assert.Equal("here", await client.GetStringAsync(host.Listen, TestContext.Current.CancellationToken));
        });
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task A_port_in_use_is_told_with_the_way_out_and_exits_with_3()
    {
        using var folder = new Folder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var origin = $"http://localhost:{((IPEndPoint)other.LocalEndpoint).Port}";
        var (code, errors) = await RunAsync(["--Data=" + folder.Path, "--Listen=" + origin]);
        Assert.Equal((AkashiHost.PortInUse, $"akashi test: {origin}/ is in use by another program. Stop it, or choose another port with --Listen.\n"), (code, errors));
    }

    /// <summary>Threat O10.</summary>
    [Fact]
    public async Task A_data_folder_that_others_may_read_stops_the_start_with_the_command_that_closes_it()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new Folder();
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var (code, errors) = await RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort()]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.Contains($"chmod 700 \"{folder.Path}\"", errors, StringComparison.Ordinal);
    }

    /// <summary>Threat O2.</summary>
    [Fact]
    public async Task All_wrong_settings_are_told_at_once_and_exit_with_2()
    {
        var (code, errors) = await RunAsync(["--Listen=http://portal.example.jp", "--Own=x"]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.All(["Data: is missing", "Listen: \"http://portal.example.jp\" is plain http", "Own: \"x\" is no whole number"], e => Assert.Contains(e, errors, StringComparison.Ordinal));
    }

    /// <summary>Threat O1.</summary>
    [Fact]
    public async Task The_clock_is_refused_outside_Development()
    {
        using var folder = new Folder();
        var (code, errors) = await RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort(), "--Clock=" + folder.File("clock"), "--environment=Production"]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.Contains("Clock: moves the time and is allowed in the Development environment only", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_moves_the_time_in_Development()
    {
        using var folder = new Folder();
        new DevelopmentClock(folder.File("clock")).Move(TimeSpan.FromDays(100));
        var (code, _) = await RunAsync(
            ["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort(), "--Clock=" + folder.File("clock"), "--environment=Development"],
            host =>
            {
                Assert.True(host.Clock.GetUtcNow() > TimeProvider.System.GetUtcNow().AddDays(99));
                return Task.CompletedTask;
            });
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Https_without_a_certificate_is_refused()
    {
        using var folder = new Folder();
        var (code, errors) = await RunAsync(["--Data=" + folder.Path, "--Listen=https://localhost:" + FreePort()]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.Contains("Tls:Certificate: is missing; Listen is https", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_answers_with_the_certificate_of_the_settings()
    {
        using var folder = new Folder();
        var pem = folder.WriteCertificate("tls.pem");
        string? subject = null;
        var (code, _) = await RunAsync(["--Data=" + folder.Path, "--Listen=https://localhost:" + FreePort(), "--Tls:Certificate=" + pem, "--Tls:Key=" + pem], async host =>
        {
            using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, c, _, _) => (subject = c!.Subject) is not null };
            using var client = new HttpClient(handler);
            Assert.Equal("here", await client.GetStringAsync(host.Listen, TestContext.Current.CancellationToken));
        });
        Assert.Equal((0, "CN=localhost"), (code, subject));
    }

    [Fact]
    public async Task The_data_folder_holds_settings_and_the_command_line_goes_before_them()
    {
        using var folder = new Folder();
        folder.Write("settings.json", $$"""{ "Listen": "http://localhost:{{FreePort()}}", "Own": "7" }""");
        var (code, errors) = await RunAsync(["--Data=" + folder.Path, "--Own=x"]);
        Assert.Equal((AkashiHost.BadSettings, "akashi test: The settings have mistakes:\n  Own: \"x\" is no whole number from 0 to 9\n"), (code, errors));
    }

    [Fact]
    public async Task A_settings_file_that_is_no_JSON_is_told_with_its_place_and_exits_with_2()
    {
        using var folder = new Folder();
        folder.Write("settings.json", "{ \"Own\": ");
        var (code, errors) = await RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort()]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.StartsWith($"akashi test: The settings have mistakes:\n  {Path.Combine(folder.Path, "settings.json")}: ", errors, StringComparison.Ordinal);
        Assert.Contains("LineNumber: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_keeps_a_program_from_starting_is_told_in_words_and_exits_with_2()
    {
        using var folder = new Folder();
        var (code, errors) = await RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort(), "--Own=3"]);
        Assert.Equal((AkashiHost.BadSettings, "akashi test: 3 is not to be had today.\n"), (code, errors));
    }

    // Runs a program until what is done to it is done.
    private static async Task<(int Code, string Errors)> RunAsync(string[] args, Func<HostSettings, Task>? act = null)
    {
        var console = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(errors);
        try
        {
            var started = new TaskCompletionSource<(WebApplication, HostSettings)>();
            var run = AkashiHost.RunAsync(args, "test", (builder, reader, host) => Build(builder, reader, host, started));
            // A program that was to be refused and starts all the same is stopped: the test fails and does not wait.
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

    private static WebApplication Build(WebApplicationBuilder builder, SettingsReader reader, HostSettings host, TaskCompletionSource<(WebApplication, HostSettings)> started)
    {
        reader.Number("Own", 1, 0, 9);
        reader.ThrowIfFaulty();
        if (reader.Text("Own") == "3") throw new NotTodayException("3 is not to be had today.");
        var app = builder.Build();
        app.MapGet("/", () => "here");
        app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => started.SetResult((app, host)));
        return app;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class NotTodayException(string message) : StartException(message);
}
