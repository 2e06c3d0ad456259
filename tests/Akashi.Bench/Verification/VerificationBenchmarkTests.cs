using Akashi.Bench.Measuring;
using Akashi.Bench.Verification;

namespace Akashi.Bench.Tests.Verification;

public sealed class VerificationBenchmarkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-bench-").FullName;

    // The run itself fails if an answer is not 「有効です」.
    [Fact]
    public async Task Small_run_measures_the_library_and_a_real_Verifier()
    {
        Assert.True(VerificationOptions.TryParse(["--milliseconds", "100", "--rounds", "1"], out var options, out _));
        var lines = await VerificationBenchmark.RunAsync(options, new Place(folder, null));
        Assert.Superset(new HashSet<string>
        {
            "verification-library-ratio", "verification-library-bytes-growth", "verification-start-by-smallest", "verification-restart-by-smallest",
            "verification-http-ratio", "verification-http-p99-by-plaintext",
            "verification-rss-1M-mb", "verification-rss-50M-mb", "verification-http-cost-50M-by-1M",
        }, lines.Select(l => l.Name).ToHashSet());
        Assert.All(lines, line => Assert.True(line.Value > 0, line.ToString()));
    }

    [Fact]
    public void Quick_run_is_shorter_and_can_be_changed_further()
    {
        Assert.True(VerificationOptions.TryParse(["--quick", "--rounds", "2"], out var options, out _));
        Assert.Equal(2, options.Rounds);
        Assert.True(options.Length < new VerificationOptions().Length);
    }

    [Theory]
    [InlineData("--quick", "1")]
    [InlineData("--rounds", "0")]
    [InlineData("--rounds", "many")]
    [InlineData("--rounds")]
    [InlineData("--what", "1")]
    public void Unknown_argument_is_refused_with_the_known_ones(params string[] words)
    {
        Assert.False(VerificationOptions.TryParse(words, out _, out var problem));
        Assert.Equal($"{string.Join(' ', words)} is none of {VerificationOptions.Words}", problem);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
