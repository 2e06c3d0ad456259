using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
        using var process = Begin(list, shared.World.Origin, "-");
        var lines = new List<string?>();
        while (lines.Count < VerifyCodes.AtOnce) lines.Add(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        // Standard input holds less than this until it is read; before that the list counts as not ended.
        await process.StandardInput.WriteAsync(new string('\n', 1 << 20));
        await Tool.MustRunAsync("kill", "-INT", $"{process.Id}");
        var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((130, "unknown\tcancelled\t-\t-\t-\t-\t-\n"), (process.ExitCode, rest));
        Assert.All(lines, l => Assert.StartsWith("valid\t", l, StringComparison.Ordinal));
        Assert.StartsWith("akashi: ended early; 101 checked: 100 valid", errors, StringComparison.Ordinal);
    }

    /// <summary>Also while it waits for an answer, when it has more to do than the signal's own thread does.</summary>
    [Fact]
    public async Task What_was_asked_in_vain_is_named()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var list = folder.Write("codes.txt", shared.World.Code());
        using var process = Begin(list, $"http://localhost:{((IPEndPoint)silent.LocalEndpoint).Port}");
        using var asked = await silent.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await Tool.MustRunAsync("kill", "-INT", $"{process.Id}");
        var told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((130, $"unknown\tcancelled\t{list}:1\t-\t-\t-\t-\n"), (process.ExitCode, told));
    }

    // Tests that run in the background inherit that this signal is ignored.
    private static Process Begin(string list, string verifier, params string[] more) => Process.Start(
        new ProcessStartInfo(
            "env",
            [
                "--default-signal=INT", Environment.ProcessPath!, "exec", typeof(CommandLine).Assembly.Location, "verify", list, .. more,
                "--verifier", verifier,
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
