using System.Globalization;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Submission;

/// <summary>
/// Measures the cost of submission and decision on each engine, compared with the same statements by its bare driver, and how it grows with the
/// stored data.
/// </summary>
internal static class SubmissionBenchmark
{
    private static readonly Goal OfBare = new(AtLeast: true, 0.5);
    private static readonly Goal Growth = new(AtLeast: false, 1.5);

    public static async Task<IReadOnlyList<ResultLine>> RunAsync(SubmissionOptions options, Place place)
    {
        var lines = new List<ResultLine>();
        foreach (var engine in options.Engines) lines.AddRange(await RunAsync(engine, options, place));
        return lines;
    }

    private static async Task<IReadOnlyList<ResultLine>> RunAsync(string engine, SubmissionOptions options, Place place)
    {
        List<(int Stored, Subject Subject)> subjects = [];
        try
        {
            foreach (var stored in options.Stored)
            {
                Progress.Say($"filling {engine} with {stored} applications");
                subjects.Add((stored, await Subject.MakeAsync(await NewAsync(engine, stored, place), stored, options)));
            }
            // In turn, so that other work on the machine affects all alike.
            for (var round = 0; round < options.WarmUp + options.Rounds; round++)
            {
                foreach (var (_, subject) in subjects) await subject.RunRoundAsync(options.Acts, round >= options.WarmUp);
                Progress.Say($"{engine}: round {round + 1} of {options.WarmUp + options.Rounds}");
            }
            foreach (var (_, subject) in subjects) await subject.CheckAsync(options.AllActs);
            return [.. from act in Enum.GetValues<Act>() from line in Lines(engine, act, subjects) select line];
        }
        finally
        {
            foreach (var (_, subject) in subjects) await subject.DisposeAsync();
        }
    }

    private static IEnumerable<ResultLine> Lines(string engine, Act act, List<(int Stored, Subject Subject)> subjects)
    {
        var name = $"{act.ToString().ToLowerInvariant()}-{engine}";
        foreach (var (stored, subject) in subjects)
        {
            var (ours, bare, at) = (subject.Of(act, bare: false), subject.Of(act, bare: true), $"{name}-{Short(stored)}");
            yield return new ResultLine($"{at}-core-ms", ours.CoreMilliseconds);
            yield return new ResultLine($"{at}-bare-core-ms", bare.CoreMilliseconds);
            yield return new ResultLine($"{at}-wall-ms", ours.WallMilliseconds);
            yield return new ResultLine($"{at}-bare-wall-ms", bare.WallMilliseconds);
            // Expressed as a rate: half the bare driver's rate is twice its cost.
            yield return new ResultLine($"{at}-bare-ratio", bare.CoreMilliseconds / ours.CoreMilliseconds, engine == "postgres" ? OfBare : null);
        }
        if (subjects.Count > 1)
            yield return new ResultLine(
                $"{name}-growth",
                subjects[^1].Subject.Of(act, bare: false).CoreMilliseconds / subjects[0].Subject.Of(act, bare: false).CoreMilliseconds, Growth);
    }

    private static async Task<Database> NewAsync(string engine, int stored, Place place)
    {
        var folder = Directory.CreateDirectory(Path.Combine(place.Folder, $"{engine}-{stored}")).FullName;
        if (engine == "sqlite") return new SqliteDatabase(folder);
        var server = place.Postgres ?? throw new InvalidOperationException("No PostgreSQL was started; start it by bench/run.");
        return await PostgresDatabase.NewAsync(server, $"stored_{stored}", folder);
    }

    private static string Short(int stored) => (stored % 1_000_000, stored % 1_000) switch
    {
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"{stored / 1_000_000}m"),
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{stored / 1_000}k"),
        _ => stored.ToString(CultureInfo.InvariantCulture),
    };
}
