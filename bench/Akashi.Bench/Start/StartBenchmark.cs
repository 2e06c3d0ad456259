using System.Globalization;
using Akashi.Bench.Measuring;
using Akashi.Launcher.Stack;

namespace Akashi.Bench.Start;

/// <summary>What it costs until everything that ./run starts is ready, beside as many programs that do nothing.</summary>
internal static class StartBenchmark
{
    // As many as ./run had when this was first measured.
    private const int EmptyPrograms = 6;

    // Half of what it was beside the same empty programs when this was first measured.
    private static readonly Goal First = new(AtLeast: false, 4.36);
    private static readonly Goal Again = new(AtLeast: false, 2.63);

    /// <summary>What ./run starts when it has nothing to build.</summary>
    public static IReadOnlyList<string> Built => ["dotnet", "exec", BuiltPrograms.Find("Akashi.Launcher")];

    /// <param name="options">What is measured.</param>
    /// <param name="place">Where the data goes.</param>
    /// <param name="run">The command that starts everything; null for ./run.</param>
    public static async Task<IReadOnlyList<ResultLine>> RunAsync(StartOptions options, Place place, IReadOnlyList<string>? run = null)
    {
        run ??= [Path.Combine(BuiltPrograms.Root, "run")];
        List<Cost> empty = [], first = [], again = [];
        // The round before the first counts nothing: it brings the files into memory.
        for (var round = options.Warms ? 0 : 1; round <= options.Times; round++)
        {
            var data = Path.Combine(place.Folder, round.ToString(CultureInfo.InvariantCulture));
            var costs = (Empty: await EmptyAsync(), First: await RunAsync(run, data), Again: await RunAsync(run, data));
            if (round == 0) continue;
            empty.Add(costs.Empty);
            first.Add(costs.First);
            again.Add(costs.Again);
            Progress.Say($"round {round} of {options.Times}: {Said(costs.Empty)} empty, {Said(costs.First)} first, {Said(costs.Again)} again");
        }
        return
        [
            .. Lines("start-empty", Cost.Median(empty)), .. Lines("start-first", Cost.Median(first)), .. Lines("start-again", Cost.Median(again)),
            new ResultLine("start-first-by-empty", Ratio(first, empty), First), new ResultLine("start-again-by-empty", Ratio(again, empty), Again),
        ];
    }

    private static async Task<Cost> RunAsync(IReadOnlyList<string> run, string data)
    {
        var ports = StackSettings.Local(data, FreePorts.Take(StackSettings.PortCount)).Ports;
        string[] arguments = ["--data", data, .. ports.Select(p => $"--{p.Key}={p.Port}")];
        await using var starting = await Starting.UntilAsync([.. run, .. arguments], "Akashi is ready");
        return starting.SoFar();
    }

    // All at once and with one request each, as ./run starts its programs.
    private static async Task<Cost> EmptyAsync()
    {
        var program = BuiltPrograms.Find(Path.Combine("bench", "Empty"), "Akashi.Bench.Empty");
        using var http = new HttpClient();
        var started = await Task.WhenAll(FreePorts.Take(EmptyPrograms).Select(async port =>
        {
            var origin = $"http://127.0.0.1:{port}";
            var starting = await Starting.UntilAsync(["dotnet", "exec", program, "--urls", origin], "Application started");
            await http.GetStringAsync(new Uri(origin));
            return starting;
        }));
        var costs = started.Select(s => s.SoFar()).ToList();
        foreach (var starting in started) await starting.DisposeAsync();
        return new Cost(costs.Sum(c => c.CoreMilliseconds), costs.Max(c => c.WallMilliseconds));
    }

    private static IEnumerable<ResultLine> Lines(string name, Cost cost) =>
        [new ResultLine(name + "-processor-seconds", cost.CoreMilliseconds / 1000), new ResultLine(name + "-seconds", cost.WallMilliseconds / 1000)];

    private static double Ratio(List<Cost> ours, List<Cost> empty) => Cost.Median(ours).CoreMilliseconds / Cost.Median(empty).CoreMilliseconds;

    private static string Said(Cost cost) =>
        string.Create(CultureInfo.InvariantCulture, $"{cost.CoreMilliseconds / 1000:0.00} s of processors in {cost.WallMilliseconds / 1000:0.00} s");
}
