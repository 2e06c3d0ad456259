using System.Diagnostics;
using System.Text.RegularExpressions;
using Akashi.Cli.Tests.Verify.Files;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Cli.Tests.Verify;

/// <summary>The commands in docs/verifying-many.md work exactly as they stand there, with the real program.</summary>
public sealed partial class VerifyingManyTests(VerifyWorld shared) : IClassFixture<VerifyWorld>, IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository(), "docs", "verifying-many.md"));
    private readonly Folder folder = new();

    private World World => shared.World;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Commands_do_what_is_written_beside_them()
    {
        Prepare();
        var blocks = Fence().Matches(Page).Select(m => (Language: m.Groups[1].Value, Text: m.Groups[2].Value)).ToList();
        var commands = blocks.Where(b => b.Language == "sh").ToList();
        Assert.Equal(3, commands.Count);
        var first = await RunAsync(commands[0].Text);
        Assert.Equal((1, blocks[1].Text), (first.Code, first.Errors));
        Assert.True(File.Exists(Path.Combine(folder.Path, "april.xlsx")));
        var json = await RunAsync(commands[1].Text);
        Assert.Equal(0, json.Code);
        Assert.StartsWith("{\"format\":\"akashi-verify/1\",\"results\":[", json.Output, StringComparison.Ordinal);
        var offline = await RunAsync(commands[2].Text);
        Assert.Equal(1, offline.Code);
        Assert.StartsWith("1 status lists and 3 keys in \"trust\" as of ", offline.Output, StringComparison.Ordinal);
        Assert.Equal(6, (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "april.csv"), TestContext.Current.CancellationToken)).Length);
    }

    private void Prepare()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "april"));
        Write("april/hanako.pdf", Sheet());
        Write("april/jiro.pdf", Sheet());
        Write("april/misaki.pdf", Sheet());
        Write("april/taro.pdf", Sheet(StatusValue.Revoked));
        Write("april/letter.pdf", Sheets.Letter());
        File.Copy(shared.Sandbox.RootFile, Path.Combine(folder.Path, "root.pem"));
        var program = folder.Write("akashi", $"#!/bin/sh\nexec '{Environment.ProcessPath}' exec '{typeof(CommandLine).Assembly.Location}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private byte[] Sheet(StatusValue state = StatusValue.Valid)
    {
        var claims = World.Claims(state);
        return Sheets.Issued(claims, World.Code(claims));
    }

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder.Path, name), bytes);

    private async Task<Run> RunAsync(string script)
    {
        var start = new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["VERIFIER"] = World.Origin;
        start.Environment["PORTAL"] = World.Publication.Origin;
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Run(process.ExitCode, output, await errors);
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Akashi.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
