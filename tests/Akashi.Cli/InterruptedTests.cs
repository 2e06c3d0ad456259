using System.Diagnostics;
using Akashi.Cli.Tests.Verify;
using Akashi.Cli.Verify;

namespace Akashi.Cli.Tests;

/// <summary>Ctrl-C, as the real program hears it.</summary>
public sealed class InterruptedTests(VerifyWorld shared) : IClassFixture<VerifyWorld>, IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_done_is_told_and_what_was_not_is_named()
    {
        var list = folder.Write("codes.txt", string.Join('\n', Enumerable.Repeat(shared.World.Code(), VerifyCodes.AtOnce)));
        // Tests that run in the background inherit that this signal is ignored.
        var start = new ProcessStartInfo(
            "env",
            [
                "--default-signal=INT", Environment.ProcessPath!, "exec", typeof(CommandLine).Assembly.Location, "verify", list, "-",
                "--verifier", shared.World.Origin,
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var lines = new List<string?>();
        while (lines.Count < VerifyCodes.AtOnce) lines.Add(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        await Tool.MustRunAsync("kill", "-INT", $"{process.Id}");
        var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((130, "unknown\tcancelled\t-\t-\t-\t-\t-\n"), (process.ExitCode, rest));
        Assert.All(lines, l => Assert.StartsWith("valid\t", l, StringComparison.Ordinal));
        Assert.StartsWith("akashi: ended early; 101 checked: 100 valid", errors, StringComparison.Ordinal);
    }
}
