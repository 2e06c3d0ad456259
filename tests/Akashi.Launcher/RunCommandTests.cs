using Akashi.Hosting;
using Akashi.Launcher.Tests.Running;

namespace Akashi.Launcher.Tests;

/// <summary>What ./run prints and starts ("Akashi is ready").</summary>
public sealed class RunCommandTests(ReadyStack ready) : IClassFixture<ReadyStack>
{
    [Fact]
    public void First_line_says_that_all_is_ready_and_where() =>
        Assert.Equal($"Akashi is ready: http://localhost:{ready.At.Service.Port}", ready.Launcher.Output[0]);

    [Fact]
    public void Holders_are_told_secrets_and_where_cards_are_chosen()
    {
        var line = Said("holders");
        Assert.All(new[] { "1234", "ABC123", Of(ready.At.Sandbox) }, word => Assert.Contains(word, line, StringComparison.Ordinal));
    }

    [Fact]
    public void Staff_are_given_the_one_time_link() => Assert.EndsWith(ready.EnrolmentLink, Said("staff"), StringComparison.Ordinal);

    [Fact]
    public void Verifiers_are_told_where() => Assert.EndsWith(Of(ready.At.Verifier), Said("verifiers"), StringComparison.Ordinal);

    [Fact]
    public void Mails_are_said_to_lie_where_the_mail_server_shows_them() => Assert.EndsWith(Of(ready.At.Mail), Said("mails"), StringComparison.Ordinal);

    [Fact]
    public void Last_line_says_how_it_is_stopped_and_what_stays() =>
        Assert.Equal("Ctrl-C stops everything; the data stays until ./run --reset.", ready.Launcher.Output[^1]);

    [Theory]
    [InlineData("Ports:Service")]
    [InlineData("Ports:Verifier")]
    [InlineData("Ports:Sandbox")]
    [InlineData("Ports:CardAgent")]
    [InlineData("Ports:Mail")]
    public async Task Every_program_answers_that_it_is_healthy(string key)
    {
        using var http = new HttpClient(LoopbackNames.Handler());
        using var answer = await http.GetAsync(new Uri($"http://localhost:{PortOf(key)}/health"), TestContext.Current.CancellationToken);
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{key} answers {answer.StatusCode}: {said}");
    }

    [Theory]
    [InlineData("Ports:Service")]
    [InlineData("Ports:Verifier")]
    [InlineData("Ports:Sandbox")]
    [InlineData("Ports:CardAgent")]
    [InlineData("Ports:Reader")]
    public async Task Port_in_use_ends_the_start_with_3_and_the_key_of_its_setting(string key)
    {
        using var folder = new TemporaryFolder();
        var settings = LauncherProcess.PortsOf(ReadyStack.NewPorts()).Select(
            s => s.StartsWith($"--{key}=", StringComparison.Ordinal) ? $"--{key}={PortOf(key)}" : s);
        await using var second = LauncherProcess.Start(["--data", folder.At("data"), .. settings]);
        Assert.Equal(AkashiHost.PortInUse, await second.ExitAsync());
        Assert.Equal($"Port {PortOf(key)} is in use by another program. Stop it, or choose another port with --{key}=PORT.", second.Errors);
    }

    private int PortOf(string key) => ready.At.Ports.Single(p => p.Key == key).Port;

    private string Said(string about) => ready.Launcher.Output.Single(line => line.StartsWith("  " + about, StringComparison.Ordinal));

    private static string Of(Uri origin) => origin.GetLeftPart(UriPartial.Authority);
}
