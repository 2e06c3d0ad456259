using System.Text.RegularExpressions;
using Akashi.Hosting;
using Akashi.Verifier.Tests.Nqs;
using Microsoft.AspNetCore.Builder;

namespace Akashi.Verifier.Tests;

/// <summary>O2: docs/operations/verifier-settings.md names every setting that the program reads, and what it says of wrong ones.</summary>
public sealed partial class VerifierSettingsPageTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private static readonly string[] Page = File.ReadAllLines(PagePath());

    public static TheoryData<string, string> Mistakes => new(
        Page.Select(l => Mistake().Match(l)).Where(m => m.Success).Select(m => (m.Groups["set"].Value, m.Groups["said"].Value)));

    [Fact]
    public async Task Every_setting_that_the_program_reads_is_on_the_page_and_no_other()
    {
        using var key = new NqsKey();
        string[] arguments = [.. shared.World.Settings($"http://localhost:{FreePort.Take()}"), .. key.Settings(shared.World.Publication.Origin + "/status/")];
        IReadOnlySet<string> read = new HashSet<string>();
        await using (await RunningProgram.StartAsync("verifier", arguments, Build)) Assert.NotEmpty(read);
        var keys = read.Select(k => Regex.Replace(k, "^Nqs:[^:]+:", "Nqs:ID:", RegexOptions.None, Wait.Longest)).Distinct();
        Assert.Equal(keys.Order(StringComparer.Ordinal), Described().Order(StringComparer.Ordinal));

        WebApplication Build(WebApplicationBuilder builder, SettingsReader reader, HostSettings host)
        {
            var app = VerifierHost.Build(builder, reader, host);
            read = reader.Known;
            return app;
        }
    }

    [Fact]
    public void Every_setting_has_a_mistake_on_the_page()
    {
        // Any text is a name; a wrong one shows in the metrics.
        string[] anything = ["Issuer", "Nqs:ID:Certificate"];
        var tried = Mistakes.Select(m => m.Data.Item1.Split('=')[0].Replace("P-000001", "ID", StringComparison.Ordinal)).ToHashSet();
        Assert.Empty(Described().Except(tried).Except(anything));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_wrong_setting_ends_the_start_with_its_name(string set, string said)
    {
        var (code, errors) = await StartAsync("--" + set);
        Assert.Equal(AkashiHost.BadSettings, code);
        Assert.Contains("\n  " + said.Split('…')[0], errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Described() =>
        from line in Page.TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal)).Where(l => l.StartsWith("| `", StringComparison.Ordinal))
        from Match key in Key().Matches(line.Split(" | ")[0])
        select key.Groups[1].Value;

    // What goes wrong is told on the console's error stream; the tests of one class run one after another.
    private async Task<(int Code, string Errors)> StartAsync(string setting)
    {
        var console = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(errors);
        try
        {
            string[] arguments = [.. shared.World.Settings($"http://localhost:{FreePort.Take()}"), setting];
            var code = await AkashiHost.RunAsync(arguments, "verifier", (builder, reader, host) =>
            {
                VerifierHost.Build(builder, reader, host);
                throw new InvalidOperationException($"It would start with {setting}.");
            }, Reach.Network);
            return (code, errors.ToString());
        }
        finally
        {
            Console.SetError(console);
        }
    }

    private static string PagePath()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Akashi.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "docs", "operations", "verifier-settings.md");
    }

    [GeneratedRegex("^\\| `(?<set>[A-Z][^`=]*=[^`]*)` \\| `(?<said>[^`]+)` \\|$")]
    private static partial Regex Mistake();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Key();
}
