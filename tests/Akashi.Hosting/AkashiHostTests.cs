using System.Net;
using System.Net.Sockets;

namespace Akashi.Hosting.Tests;

/// <summary>Real programs on real ports.</summary>
[Collection(SmallProgram.OneConsole)]
public class AkashiHostTests
{
    [Fact]
    public async Task A_program_answers_and_stops_with_0()
    {
        using var folder = new Folder();
        var (code, _) = await SmallProgram.RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take()], async host =>
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
        var (code, errors) = await SmallProgram.RunAsync(["--Data=" + folder.Path, "--Listen=" + origin]);
        Assert.Equal(
            (AkashiHost.PortInUse, $"akashi test: {origin}/ is in use by another program. Stop it, or choose another port with --Listen.\n"),
            (code, errors));
    }

    /// <summary>Threat O10.</summary>
    [Fact]
    public async Task A_data_folder_that_others_may_read_stops_the_start_with_the_command_that_closes_it()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new Folder();
        File.SetUnixFileMode(
            folder.Path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var (code, errors) = await SmallProgram.RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take()]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.Contains($"chmod 700 \"{folder.Path}\"", errors, StringComparison.Ordinal);
    }

    /// <summary>Threat O2.</summary>
    [Fact]
    public async Task All_wrong_settings_are_told_at_once_and_exit_with_2()
    {
        var (code, errors) = await SmallProgram.RunAsync(["--Listen=http://portal.example.jp", "--Own=x"]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.All(
            [
                "Data: is missing", "Listen: \"http://portal.example.jp\" is not loopback; this program is for this machine only",
                "Own: \"x\" is not a whole number"],
            e => Assert.Contains(e, errors, StringComparison.Ordinal));
    }

    /// <summary>Threat O1.</summary>
    [Fact]
    public async Task The_clock_is_refused_outside_Development()
    {
        using var folder = new Folder();
        var (code, errors) = await SmallProgram.RunAsync(
            [
                "--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take(), "--Clock=" + folder.File("clock"),
                "--environment=Production"]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.Contains("Clock: moves the clock and is allowed only in the Development environment", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_moves_the_time_in_Development()
    {
        using var folder = new Folder();
        new DevelopmentClock(folder.File("clock")).Move(TimeSpan.FromDays(100));
        var (code, _) = await SmallProgram.RunAsync(
            ["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take(), "--Clock=" + folder.File("clock"), "--environment=Development"],
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
        var (code, errors) = await SmallProgram.RunAsync(["--Data=" + folder.Path, "--Listen=https://localhost:" + FreePort.Take()]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.Contains("Tls:Certificate: is missing; Listen is https", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_answers_with_the_certificate_of_the_settings()
    {
        using var folder = new Folder();
        var pem = folder.WriteCertificate("tls.pem");
        string? subject = null;
        string[] arguments =
        [
            "--Data=" + folder.Path, "--Listen=https://localhost:" + FreePort.Take(), "--Tls:Certificate=" + pem, "--Tls:Key=" + pem,
        ];
        var (code, _) = await SmallProgram.RunAsync(arguments, async host =>
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
        folder.Write("settings.json", $$"""{ "Listen": "http://localhost:{{FreePort.Take()}}", "Own": "7" }""");
        var (code, errors) = await SmallProgram.RunAsync(["--Data=" + folder.Path, "--Own=x"]);
        Assert.Equal((AkashiHost.BadSettings, "akashi test: The settings have mistakes:\n  Own: \"x\" is not a whole number from 0 to 9\n"), (code, errors));
    }

    [Fact]
    public async Task A_settings_file_that_is_no_JSON_is_told_with_its_place_and_exits_with_2()
    {
        using var folder = new Folder();
        folder.Write("settings.json", "{ \"Own\": ");
        var (code, errors) = await SmallProgram.RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take()]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.StartsWith($"akashi test: The settings have mistakes:\n  {Path.Combine(folder.Path, "settings.json")}: ", errors, StringComparison.Ordinal);
        Assert.Contains("LineNumber: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_keeps_a_program_from_starting_is_told_in_words_and_exits_with_2()
    {
        using var folder = new Folder();
        var (code, errors) = await SmallProgram.RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take(), "--Own=3"]);
        Assert.Equal((AkashiHost.BadSettings, "akashi test: 3 is not to be had today.\n"), (code, errors));
    }

    [Fact]
    public async Task A_data_folder_that_the_environment_names_has_its_settings_read_too()
    {
        using var folder = new Folder();
        folder.Write("settings.json", """{ "Own": "x" }""");
        using var variable = new Variable("AKASHI_Data", folder.Path);
        var (code, errors) = await SmallProgram.RunAsync(["--Listen=http://localhost:" + FreePort.Take()]);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.Contains("Own: \"x\" is not a whole number", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_of_other_programs_are_no_settings()
    {
        using var folder = new Folder();
        using var variable = new Variable("Own", "x");
        Assert.Equal(0, (await SmallProgram.RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take()])).Code);
    }

    /// <summary>Threat O2.</summary>
    [Fact]
    public async Task A_key_nobody_knows_stops_the_start_wherever_it_stands_and_the_nearest_is_named()
    {
        using var folder = new Folder();
        var file = folder.Write("settings.json", """{ "Tls": { "Certficate": "/x" }, "Proxy": {}, "Owm": "1", "Ports": [1] }""");
        using var variable = new Variable("AKASHI_Tls_Key", "secret");
        var (code, errors) = await SmallProgram.RunAsync(
            ["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take(), "--Lisen=http://localhost:1", "loose", "--Demo"],
            isPublic: true);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.All(
            [
                $"Tls:Certficate: is not a setting here (in {file}); did you mean Tls:Certificate?",
                $"Owm: is not a setting here (in {file}); did you mean Own?",
                $"Ports:0: is not a setting here (in {file})",
                "Tls_Key: is not a setting here (AKASHI_Tls_Key in the environment); did you mean AKASHI_Tls__Key?",
                "Lisen: is not a setting here (--Lisen on the command line); did you mean Listen?",
                "loose: is not a setting; write --KEY=VALUE",
                "--Demo: has no value; write --Demo=VALUE",
            ],
            line => Assert.Contains("\n  " + line, errors, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Proxy:", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_of_tests_and_tools_that_a_program_inherits_stop_nothing()
    {
        using var folder = new Folder();
        using var verifier = new Variable("AKASHI_VERIFIER", "https://verify.example.jp");
        using var test = new Variable("AKASHI_TEST_DATABASE", "sqlite");
        Assert.Equal(0, (await SmallProgram.RunAsync(["--Data", folder.Path, "--Listen=http://localhost:" + FreePort.Take()])).Code);
    }
}
