using System.Globalization;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Verification;

/// <summary>
/// Time until a Verifier's first 「有効です」, beside that until the smallest web program's first answer, in turns: once in an empty folder, so that it
/// fetches the trust list, an OCSP answer and a status list first, and once more in the same folder, as after a restart.
/// </summary>
internal static class StartRun
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly Goal Twice = new(AtLeast: false, 2);

    public static async Task<IReadOnlyList<ResultLine>> OfAsync(BenchService service, VerificationOptions options, Place place)
    {
        Progress.Say(MeasuredPrograms.AreNative ? "starts of native programs" : "starts of ordinary programs");
        var credential = service.Issuer.Credential(0, service.Lists);
        List<double> smallest = [], first = [], again = [];
        // The round before the first counts nothing: it brings the files into memory.
        for (var round = 0; round <= options.Rounds; round++)
        {
            var data = Path.Combine(place.Folder, "start-" + round.ToString(CultureInfo.InvariantCulture));
            var times = (
                Smallest: await TimeAsync(MeasuredPrograms.SmallestAsync()),
                First: await TimeAsync(MeasuredPrograms.VerifierAsync(service.Issuer, data, credential), () => KeptAsync(data)),
                Again: await TimeAsync(MeasuredPrograms.VerifierAsync(service.Issuer, data, credential)));
            if (round == 0) continue;
            smallest.Add(times.Smallest);
            first.Add(times.First);
            again.Add(times.Again);
        }
        var (shortest, fresh, known) = (LibraryRun.Median(smallest), LibraryRun.Median(first), LibraryRun.Median(again));
        return
        [
            new("verification-start-smallest-ms", shortest), new("verification-start-ms", fresh), new("verification-restart-ms", known),
            new("verification-start-by-smallest", fresh / shortest, Twice), new("verification-restart-by-smallest", known / shortest, Twice),
        ];
    }

    private static async Task<double> TimeAsync(Task<MeasuredProcess> starting, Func<Task>? before = null)
    {
        using var started = await starting;
        // It is killed afterwards.
        if (before is not null) await before();
        return started.FirstAnswer.TotalMilliseconds;
    }

    // What it fetched may be written after the first answer.
    private static async Task KeptAsync(string data)
    {
        using var until = new CancellationTokenSource(LongestWait);
        string[] kept = ["certificates", "trust-list.cwt", "list-*.cwt"];
        var folder = Path.Combine(data, "knowledge");
        while (!Directory.Exists(folder) || !kept.All(name => Directory.EnumerateFiles(folder, name).Any())) await Task.Delay(1, until.Token);
    }
}
