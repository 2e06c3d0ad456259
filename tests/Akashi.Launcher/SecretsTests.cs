using System.Text;
using System.Text.RegularExpressions;
using Akashi.Launcher.Demo;
using Akashi.Launcher.Tests.Running;

namespace Akashi.Launcher.Tests;

/// <summary>
/// C1, P10: a holder signs in, reads the facts and signs; then the output of all programs is searched for the secrets and the facts.
/// </summary>
public sealed partial class SecretsTests(SecretsTests.SignedApplication run) : IClassFixture<SecretsTests.SignedApplication>
{
    // Not the Sandbox: it plays the card, which knows its own secrets.
    private static readonly string[] Ours = ["service", "verifier", "card-agent", "payments", "logs"];

    [Theory]
    [InlineData("ABC123")]
    [InlineData("1234")]
    public void No_program_but_the_card_wrote_a_secret_of_the_card(string secret)
    {
        var files = Ours.SelectMany(run.FilesOf).ToList();
        Assert.NotEmpty(files);
        var found = new Regex($"(?<![0-9A-Za-z+/=_.:-]){secret}(?![0-9A-Za-z+/=_.:-])");
        Assert.All(files, file => Assert.DoesNotMatch(found, Encoding.Latin1.GetString(File.ReadAllBytes(file))));
    }

    [Theory]
    [InlineData("小林")]
    [InlineData("美咲")]
    [InlineData("コバヤシ")]
    [InlineData("神奈川県")]
    [InlineData("日本大通")]
    [InlineData("0222333")]
    [InlineData("1992-09-03")]
    [InlineData("19920903")]
    [InlineData("3-1234-5678")]
    public void No_log_holds_a_fact_of_the_person(string fact)
    {
        var logs = run.FilesOf("logs");
        Assert.NotEmpty(logs);
        Assert.All(logs, log => Assert.DoesNotContain(fact, File.ReadAllText(log), StringComparison.Ordinal));
    }

    // The agent keeps only who may ask it, and a log.
    [Fact]
    public void Card_agent_keeps_nothing_on_disk() =>
        Assert.All(run.FilesOf("card-agent"), file => Assert.Matches(KeptByAgent(), Path.GetFileName(file)));

    [GeneratedRegex(@"^(settings|portals)\.json$")]
    private static partial Regex KeptByAgent();

    /// <summary>One run with a signed application.</summary>
    public sealed class SignedApplication : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        internal IReadOnlyList<string> FilesOf(string program) =>
            Directory.Exists(folder.At("data/" + program)) ? [.. Directory.EnumerateFiles(folder.At("data/" + program), "*", SearchOption.AllDirectories)] : [];

        public async ValueTask InitializeAsync()
        {
            var at = ReadyStack.NewPorts();
            await using var launcher = await LauncherProcess.ReadyAsync(folder.At("data"), at);
            var addresses = new DemoAddresses(
                at.Service, at.Verifier, at.Sandbox, at.Payments,
                new Uri(File.ReadAllText(folder.At("data/service/staff-enrolment-link.txt")).Trim()), "");
            using var browser = new DemoBrowser();
            var card = new CardSteps(addresses.Portal, addresses.Sandbox, browser);
            await card.PutAsync("misaki");
            await card.SignInAsync();
            await new HolderSteps(addresses, browser, card).ApplyAsync();
            launcher.Signal("INT");
            Assert.Equal(0, await launcher.ExitAsync());
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
