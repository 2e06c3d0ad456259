namespace Akashi.Cli.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("catalog")]
    [InlineData("catalog", "chek")]
    [InlineData("catalog", "check", "a", "b")]
    [InlineData("catalog", "check", "--all")]
    [InlineData("audit", "verify", "--data")]
    [InlineData("audit", "verify", "folder")]
    public async Task Wrong_usage_shows_the_usage_and_exits_with_64(params string[] args)
    {
        var run = await Run.OfAsync(args);
        Assert.Equal((64, "", true), (run.Code, run.Output, run.Errors.StartsWith("usage: akashi catalog check", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Help_shows_the_usage_and_what_the_exit_codes_mean()
    {
        var run = await Run.OfAsync("--help");
        Assert.Equal((0, true), (run.Code, run.Output.Contains("exit codes: 0 ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Version_is_told() => Assert.Matches(@"^akashi \d+\.\d+\.\d+\n$", (await Run.OfAsync("--version")).Output);
}
