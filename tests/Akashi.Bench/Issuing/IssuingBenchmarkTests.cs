using Akashi.Bench.Issuing;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Tests.Issuing;

public sealed class IssuingBenchmarkTests : IDisposable
{
    private static readonly string[] Figures =
    [
        "core-ms", "read-core-ms", "code-signature-core-ms", "composition-core-ms", "pdf-signature-core-ms", "stamp-core-ms", "save-core-ms", "save-wall-ms",
        "commit-core-ms", "commit-wall-ms", "bare-signatures-core-ms", "bare-subsets-core-ms", "by-bare",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("akashi-bench-").FullName;

    // The run itself fails if a part of the act was not heard.
    [Fact]
    public async Task Small_run_measures_each_part_of_issuing_for_a_common_and_a_rare_name()
    {
        var lines = await IssuingBenchmark.RunAsync(new IssuingOptions { Acts = 2, Rounds = 1, WarmUp = 1 }, new Place(folder, null));
        Assert.Equal(from face in (string[])["common", "rare"] from figure in Figures select $"issuing-{face}-{figure}", lines.Select(l => l.Name));
        Assert.All(lines, line => Assert.True(line.Value > 0, line.ToString()));
        Assert.All(lines, line => Assert.Equal(line.Name is "issuing-common-core-ms" or "issuing-rare-core-ms", line.Goal is not null));
    }

    [Theory]
    [InlineData("--acts", "0")]
    [InlineData("--rounds", "many")]
    [InlineData("--warmup")]
    [InlineData("--engine", "sqlite")]
    public void Unknown_argument_is_refused_with_the_known_ones(params string[] words)
    {
        Assert.False(IssuingOptions.TryParse(words, out _, out var problem));
        Assert.Equal($"{string.Join(' ', words)} is none of {IssuingOptions.Words}", problem);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
