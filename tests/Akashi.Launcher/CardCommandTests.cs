using Akashi.Launcher.Tests.Running;

namespace Akashi.Launcher.Tests;

/// <summary>./run card puts a card into the machine's own reader, where other software finds it.</summary>
public sealed class CardCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Opensc_finds_the_card_until_it_is_taken_out_and_a_wrong_PIN_stays_counted()
    {
        await using (var first = await CardAsync("taro"))
        {
            Assert.Equal(["PIN 1234", "password ABC123"], first.Output.Skip(1));
            var reader = ReaderOf(first);
            Assert.Equal("jpki", (await Tool.MustRunAsync("opensc-tool", "--reader", reader, "--name")).Trim());
            Assert.Equal(["3", "5"], await TriesAsync(reader));
            await Tool.RunAsync("pkcs15-tool", "--reader", reader, "--verify-pin", "--auth-id", "2", "--pin", "WRONG1");
            Assert.Equal(["3", "4"], await TriesAsync(reader));
            first.Signal("INT");
            Assert.Equal(0, await first.ExitAsync());
        }
        await using var second = await CardAsync("taro");
        Assert.Equal(["3", "4"], await TriesAsync(ReaderOf(second)));
        second.Signal("TERM");
        Assert.Equal(0, await second.ExitAsync());
    }

    [Fact]
    public async Task Unknown_card_is_refused_with_the_known_ones()
    {
        await using var launcher = LauncherProcess.Start(["card", "nobody", "--data", folder.At("data")]);
        Assert.Equal(2, await launcher.ExitAsync());
        Assert.Contains("under-15", launcher.Errors, StringComparison.Ordinal);
    }

    private static string ReaderOf(LauncherProcess launcher) => launcher.Output[0]["card ready: ".Length..];

    private static async Task<IEnumerable<string>> TriesAsync(string reader) =>
        (await Tool.MustRunAsync("pkcs15-tool", "--reader", reader, "--list-pins"))
            .Split('\n')
            .Where(l => l.Contains("Tries left", StringComparison.Ordinal))
            .Select(l => l.Split(':')[1].Trim());

    private Task<LauncherProcess> CardAsync(string persona) => LauncherProcess.SaidAsync(["card", persona, "--data", folder.At("data")], "password");
}
