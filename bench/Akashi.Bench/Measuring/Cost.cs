using System.Diagnostics;

namespace Akashi.Bench.Measuring;

/// <summary>The cost of one act.</summary>
/// <param name="CoreMilliseconds">Processor time of this process and of the database server, user and system.</param>
/// <param name="WallMilliseconds">Elapsed time, which depends more on the disk and on other work on the machine.</param>
internal readonly record struct Cost(double CoreMilliseconds, double WallMilliseconds)
{
    /// <summary>Measures a batch of acts.</summary>
    /// <param name="acts">Number of acts in the batch.</param>
    /// <param name="batch">Runs them one after another.</param>
    /// <param name="serverTime">Processor time of the server so far, asked before and after. The cost of asking is not included.</param>
    public static async Task<Cost> OfAsync(int acts, Func<Task> batch, Func<Task<TimeSpan>> serverTime)
    {
        var server = await serverTime();
        var own = Environment.CpuUsage.TotalTime;
        var begun = Stopwatch.GetTimestamp();
        await batch();
        var wall = Stopwatch.GetElapsedTime(begun);
        own = Environment.CpuUsage.TotalTime - own;
        server = await serverTime() - server;
        return new Cost((own + server).TotalMilliseconds / acts, wall.TotalMilliseconds / acts);
    }

    /// <summary>Median of each figure.</summary>
    public static Cost Median(IReadOnlyCollection<Cost> rounds) =>
        new(MedianOf(rounds.Select(c => c.CoreMilliseconds)), MedianOf(rounds.Select(c => c.WallMilliseconds)));

    /// <summary>The middle of several, or between the two in the middle.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
