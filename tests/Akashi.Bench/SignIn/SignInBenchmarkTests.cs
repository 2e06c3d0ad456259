using Akashi.Bench.Measuring;
using Akashi.Bench.SignIn;

namespace Akashi.Bench.Tests.SignIn;

public sealed class SignInBenchmarkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-bench-").FullName;

    [Fact]
    public async Task Short_run_measures_sign_ins_through_all_programs()
    {
        var lines = await SignInBenchmark.RunAsync(new SignInOptions(2), new Place(folder, null));
        Assert.Equal(["sign-in-own-time-median", "sign-in-own-time"], lines.Select(l => l.Name));
        Assert.All(lines, line => Assert.True(line.Value > 0, line.ToString()));
        Assert.Contains(" <=1.5 ", lines[1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, 10)]
    [InlineData(95, 19)]
    [InlineData(100, 20)]
    public void Percentile_is_a_value_that_was_measured(int percent, double expected) =>
        Assert.Equal(expected, SignInBenchmark.Percentile(Enumerable.Range(1, 20).Reverse().Select(i => (double)i), percent));

    [Theory]
    [InlineData("--times 0")]
    [InlineData("--times -1")]
    [InlineData("--times many")]
    [InlineData("--times")]
    [InlineData("--engine sqlite")]
    public void Other_arguments_are_refused(string words) => Assert.False(SignInOptions.TryParse(words.Split(' '), out _, out _));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
