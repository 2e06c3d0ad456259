using System.Buffers.Text;
using System.Diagnostics;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Verification;

/// <summary>Verification over HTTP beside plaintext and the bare check, and beside a Verifier that knows more lists, in turns on the same core.</summary>
internal sealed class HttpRun : IDisposable
{
    private const int Codes = 200;

    // What disturbs a measurement comes and goes within seconds. Slices this many times shorter than a turn suffer it alike.
    private const int Slices = 5;

    // How long a program that has stood still runs before it counts: it finds its caches and threads cold.
    private static readonly TimeSpan Before = TimeSpan.FromMilliseconds(30);
    private readonly MeasuredProcess program;
    private readonly Load plain;
    private readonly Load verify;

    private HttpRun(MeasuredProcess program, IEnumerable<byte[]> requests)
    {
        this.program = program;
        plain = new Load(program.Origin, [Load.Get("/live")], "ok");
        verify = new Load(program.Origin, [.. requests], "\"result\":\"valid\"");
    }

    /// <summary>Everything over HTTP.</summary>
    /// <param name="small">A system with one status list.</param>
    /// <param name="large">A system with many.</param>
    /// <param name="options">How long to measure.</param>
    /// <param name="place">Where the data goes.</param>
    public static async Task<IReadOnlyList<ResultLine>> OfAsync(BenchService small, BenchService large, VerificationOptions options, Place place)
    {
        Progress.Say($"HTTP with 1 and with {large.Lists} status lists");
        using var one = await StartAsync(small, Path.Combine(place.Folder, "one"));
        using var many = await StartAsync(large, Path.Combine(place.Folder, "many"));
        await one.plain.AsFastAsItGoesAsync(options.Length);
        await one.verify.AsFastAsItGoesAsync(options.Length);
        await many.verify.AsFastAsItGoesAsync(options.Length);
        var turns = new List<Turn>();
        var (bare, decision) = (LibraryRun.BareChecks(small.Issuer), LibraryRun.Decisions(small.Issuer));
        for (var turn = 0; turn < options.Rounds; turn++)
        {
            var sum = new Turn();
            for (var slice = 0; slice < Slices; slice++) await AddSliceAsync(sum, bare, decision, one, many, options.Length / (4 * Slices));
            turns.Add(sum);
        }
        return
        [
            new("verification-http-bare-microseconds", Median(turns, t => t.Bare.Microseconds)),
            new("verification-http-decision-microseconds", Median(turns, t => t.Decision.Microseconds)),
            new("verification-http-plaintext-microseconds", Median(turns, t => t.Plain.Microseconds)),
            new("verification-http-microseconds", Median(turns, t => t.One.Microseconds)),
            new("verification-http-ratio", Median(turns, t => (t.Plain.Microseconds + t.Decision.Microseconds) / t.One.Microseconds), new Goal(true, 0.8)),
            new("verification-http-bare-ratio", Median(turns, t => (t.Plain.Microseconds + t.Bare.Microseconds) / t.One.Microseconds)),
            .. await one.LatencyAsync(Median(turns, t => t.Plain.PerSecond) / 2, Median(turns, t => t.One.PerSecond) / 2, options),
            new("verification-rss-1M-mb", one.program.Megabytes, new Goal(false, 40)),
            new("verification-rss-50M-mb", many.program.Megabytes, new Goal(false, 100)),
            new("verification-http-cost-50M-by-1M", Median(turns, t => t.Many.Microseconds / t.One.Microseconds), new Goal(false, 1.1)),
        ];
    }

    public void Dispose()
    {
        plain.Dispose();
        verify.Dispose();
        program.Dispose();
    }

    private static async Task<HttpRun> StartAsync(BenchService service, string data)
    {
        var (issuer, lists) = (service.Issuer, service.Lists);
        var credentials = Enumerable.Range(0, Codes).Select(i => issuer.Credential(i, lists));
        // The last list is fetched last; once its code is valid, all lists are there.
        var program = await MeasuredPrograms.VerifierAsync(issuer, data, issuer.Credential(lists - 1, lists));
        return new HttpRun(
            program, credentials.Select(c => Load.Post("/api/2026-12-01/verifications", $$"""{"code":"{{Base64Url.EncodeToString(c)}}"}""")));
    }

    private static async Task AddSliceAsync(
        Turn turn, Func<Task<Slice>> bare, Func<Task<Slice>> decision, HttpRun one, HttpRun many, TimeSpan length)
    {
        turn.Bare += await bare();
        turn.Decision += await decision();
        turn.Plain += await one.CostAsync(one.plain, length);
        turn.One += await one.CostAsync(one.verify, length);
        turn.Many += await many.CostAsync(many.verify, length);
    }

    private async Task<Slice> CostAsync(Load load, TimeSpan length)
    {
        await load.AsFastAsItGoesAsync(Before);
        var (cpu, begun) = (program.Cpu, Stopwatch.GetTimestamp());
        var count = await load.AsFastAsItGoesAsync(length);
        return new Slice(program.Cpu - cpu, Stopwatch.GetElapsedTime(begun), count);
    }

    private async Task<IReadOnlyList<ResultLine>> LatencyAsync(double plainRate, double verifyRate, VerificationOptions options)
    {
        Progress.Say("HTTP at half load");
        List<(List<double> Plain, List<double> Verify)> turns = [];
        // The turn before the first counts nothing: the load's own program is compiled while it runs.
        for (var turn = 0; turn <= options.Rounds; turn++)
        {
            var one = (await plain.AtRateAsync(plainRate, options.Length / 2), await verify.AtRateAsync(verifyRate, options.Length / 2));
            if (turn > 0) turns.Add(one);
        }
        var (plainly, verified) = (Median(turns, t => Percentile(t.Plain, 0.99)), Median(turns, t => Percentile(t.Verify, 0.99)));
        return
        [
            new("verification-http-plaintext-median-ms", Median(turns, t => Percentile(t.Plain, 0.5))),
            new("verification-http-median-ms", Median(turns, t => Percentile(t.Verify, 0.5))),
            new("verification-http-plaintext-p99-ms", plainly),
            new("verification-http-p99-ms", verified),
            new("verification-http-p99-by-plaintext", verified / plainly, new Goal(false, 2)),
        ];
    }

    private static double Percentile(List<double> sorted, double share) => sorted[(int)(sorted.Count * share)];

    private static double Median<T>(List<T> turns, Func<T, double> value) => LibraryRun.Median(turns.Select(value));

    private sealed class Turn
    {
        public Slice Bare { get; set; }

        public Slice Decision { get; set; }

        public Slice Plain { get; set; }

        public Slice One { get; set; }

        public Slice Many { get; set; }
    }
}
