using Akashi.Bench.Measuring;
using Akashi.Bench.Submission;

namespace Akashi.Bench.Tests.Submission;

public sealed class SubmissionBenchmarkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-bench-").FullName;

    // The run itself fails if the bare driver's statements leave other data than the Service's.
    [Fact]
    public async Task Small_run_measures_both_acts_by_the_service_and_by_the_bare_driver()
    {
        var options = new SubmissionOptions { Engines = ["sqlite"], Stored = [20, 60], Acts = 2, Rounds = 2, WarmUp = 1 };
        var lines = await SubmissionBenchmark.RunAsync(options, new Place(folder, null));
        var names = from act in (string[])["submission", "decision"]
                    from name in (string[])[.. Of("20"), .. Of("60"), "growth"]
                    select $"{act}-sqlite-{name}";
        Assert.Equal(names, lines.Select(l => l.Name));
        Assert.All(lines, line => Assert.True(line.Value > 0, line.ToString()));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Of(string stored) =>
        [$"{stored}-core-ms", $"{stored}-bare-core-ms", $"{stored}-wall-ms", $"{stored}-bare-wall-ms", $"{stored}-bare-ratio"];
}
