using Akashi.Hosting;
using Akashi.Launcher.Tests.Running;

namespace Akashi.Launcher.Tests;

/// <summary>Starts that are refused before any program runs: exit code and message.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Unknown_argument_is_answered_with_the_usage()
    {
        var errors = await RefusedAsync(["walk"]);
        Assert.StartsWith("\"walk\" is not understood here.", errors, StringComparison.Ordinal);
        Assert.Contains(LauncherArguments.Usage.Split('\n')[0], errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--reset")]
    public async Task Folder_with_other_things_is_refused_and_kept(params string[] more)
    {
        Directory.CreateDirectory(folder.At("thesis"));
        File.WriteAllText(folder.At("thesis/chapter-1.txt"), "kept");
        var errors = await RefusedAsync(["--data", folder.At("thesis"), .. more]);
        Assert.Contains("choose an empty folder with --data", errors, StringComparison.Ordinal);
        Assert.Equal([folder.At("thesis/chapter-1.txt")], Directory.GetFileSystemEntries(folder.At("thesis")));
    }

    [Fact]
    public async Task Wrong_settings_from_environment_and_command_line_are_told_together()
    {
        var errors = await RefusedAsync(
            ["--data", folder.At("data"), "--Ports:Verifier=80"], new Dictionary<string, string> { ["AKASHI_Ports__Service"] = "eighty" });
        Assert.Contains("Ports:Service: \"eighty\"", errors, StringComparison.Ordinal);
        Assert.Contains("Ports:Verifier: \"80\"", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_nobody_knows_are_told_with_the_one_that_was_meant()
    {
        Directory.CreateDirectory(folder.At("data"));
        DataFolder.Open(folder.At("data"));
        File.WriteAllText(folder.At("data/settings.json"), """{"Port": {"Reader": "9000"}}""");
        var errors = await RefusedAsync(
            ["--data", folder.At("data"), "--Ports:Servce=9001"], new Dictionary<string, string> { ["AKASHI_Ports_Verifier"] = "9002" });
        Assert.Contains(
            "Ports:Servce: is not a setting here (--Ports:Servce on the command line); did you mean Ports:Service?", errors, StringComparison.Ordinal);
        Assert.Contains("Port:Reader: is not a setting here", errors, StringComparison.Ordinal);
        Assert.Contains("did you mean AKASHI_Ports__Verifier?", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Environment_goes_before_the_settings_file()
    {
        Directory.CreateDirectory(folder.At("data"));
        DataFolder.Open(folder.At("data"));
        File.WriteAllText(folder.At("data/settings.json"), """{"Ports": {"Service": "from-file"}}""");
        var errors = await RefusedAsync(["--data", folder.At("data")], new Dictionary<string, string> { ["AKASHI_Ports__Service"] = "from-environment" });
        Assert.Contains("from-environment", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_not_a_fault()
    {
        await using var launcher = LauncherProcess.Start(["help"]);
        Assert.Equal(0, await launcher.ExitAsync());
        Assert.Equal(LauncherArguments.Usage, string.Join('\n', launcher.Output));
    }

    private static async Task<string> RefusedAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var launcher = LauncherProcess.Start(arguments, environment);
        Assert.Equal(AkashiHost.BadSettings, await launcher.ExitAsync());
        return launcher.Errors;
    }
}
