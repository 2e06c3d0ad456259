using Akashi.Tests;

namespace Akashi.Credentials.Tests.Vectors;

/// <summary>
/// The library, the package for JavaScript and the second verifier, written apart from each other from one specification, decide the same codes alike
/// (tests/ThreeVerifiers/README.md).
/// </summary>
public sealed class ThreeVerifiersTests(ITestOutputHelper output)
{
    private const string Codes = "3000";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "ThreeVerifiers");

    [Fact]
    public async Task Random_and_mutated_codes_are_decided_alike()
    {
        var (exit, said) = await Tool.RunAsync("node", Path.Combine(Folder, "run.mjs"), Codes);
        output.WriteLine(said);
        Assert.True(exit == 0, said);
    }

    [Theory]
    [InlineData("\"reason\":\"deleted\"", "\"reason\":\"revoked\"")]
    [InlineData("\"facts\":null", "\"facts\":{}")]
    public async Task One_that_says_something_else_is_noticed(string before, string after)
    {
        var verifier = $"node {Path.Combine(Folder, "akashi-verify.mjs")}";
        var (exit, said) = await Tool.RunAsync(
            "node", Path.Combine(Folder, "run.mjs"), "500", "7", "package=node", Path.Combine(Folder, "akashi-verify.mjs"),
            "liar=sh", "-c", $"{verifier} | sed -u 's/{before}/{after}/'");
        Assert.Equal(1, exit);
        Assert.DoesNotContain(" 0 decided differently", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_ends_early_is_noticed()
    {
        var (exit, said) = await Tool.RunAsync(
            "node", Path.Combine(Folder, "run.mjs"), "20", "7", "package=node", Path.Combine(Folder, "akashi-verify.mjs"), "liar=true");
        Assert.Equal(1, exit);
        Assert.Contains(" 20 decided differently", said, StringComparison.Ordinal);
        Assert.Contains("liar ended with 0", said, StringComparison.Ordinal);
    }
}
