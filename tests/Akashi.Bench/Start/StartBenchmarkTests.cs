using Akashi.Bench.Measuring;
using Akashi.Bench.Start;

namespace Akashi.Bench.Tests.Start;

public sealed class StartBenchmarkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-bench-").FullName;

    [Fact]
    public async Task Short_run_holds_the_starts_of_all_programs_against_empty_ones()
    {
        var lines = await StartBenchmark.RunAsync(new StartOptions(1, Warms: false), new Place(folder, null), StartBenchmark.Built);
        var values = lines.ToDictionary(l => l.Name, l => l.Value);
        Assert.All(values, value => Assert.True(value.Value > 0, value.ToString()));
        // What does nothing costs less: the programs below the one that was started are counted.
        Assert.True(values["start-first-processor-seconds"] > values["start-empty-processor-seconds"]);
        Assert.Equal(["start-first-by-empty", "start-again-by-empty"], lines.Where(l => l.Goal is not null).Select(l => l.Name));
    }

    [Fact]
    public async Task Program_that_ends_before_it_is_ready_is_told()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Starting.UntilAsync(["true"], "ready"));
        Assert.Contains("ended before it was ready", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--times 0")]
    [InlineData("--times many")]
    [InlineData("--times")]
    [InlineData("--reset")]
    public void Other_words_are_refused(string words) => Assert.False(StartOptions.TryParse(words.Split(' '), out _, out _));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
