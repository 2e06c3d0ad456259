using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Verification;

/// <summary>
/// Measures how close verification comes to the bare check of a signature: in the library, and in the Verifier over HTTP on one core.
/// </summary>
internal static partial class VerificationBenchmark
{
    private const int Shards = 48;
    private const int Codes = 200;
    private const int Turns = 7;

    public static async Task<IReadOnlyList<ResultLine>> RunAsync(VerificationOptions options, Place place)
    {
        await using var service = await BenchService.StartAsync(Shards);
        Progress.Say("library");
        var library = LibraryRun.Of(service.Issuer, service.Issuer.List(1), options.Rounds);
        var lines = new List<ResultLine>
        {
            new("verification-library-ratio", library.Ratio, new Goal(true, 0.93)),
            new("verification-library-microseconds", library.DecisionMicroseconds),
            new("verification-library-bytes", library.Allocated),
            new("verification-library-bytes-growth", library.Growth, new Goal(false, 1.01)),
        };
        if (await OpensslMicrosecondsAsync() is { } openssl) lines.Add(new("verification-library-openssl-ratio", openssl / library.DecisionMicroseconds));
        lines.AddRange(await PeerRun.OfAsync(service.Issuer, library.DecisionMicroseconds, place.Folder));
        lines.AddRange(await StartAsync(service, options, place));
        var one = await HttpAsync(service, options, place, 1, lines);
        var all = await HttpAsync(service, options, place, Shards, lines);
        lines.Add(new("verification-http-cost-50M-by-1M", all / one, new Goal(false, 1.1)));
        return lines;
    }

    private static async Task<IEnumerable<ResultLine>> StartAsync(BenchService service, VerificationOptions options, Place place)
    {
        Progress.Say(VerifierProcess.IsNative ? "starts of the native program" : "starts of the ordinary program");
        var credential = service.Issuer.Credential(0, 1);
        var starts = new List<double>();
        for (var i = 0; i < options.Rounds; i++)
        {
            using var verifier = await VerifierProcess.StartAsync(service.Issuer, place.Folder, credential);
            starts.Add(verifier.FirstAnswer.TotalMilliseconds);
        }
        return [new("verification-start-ms", starts.Order().ElementAt(starts.Count / 2), new Goal(false, 100))];
    }

    // Returns the cost of a verification, in microseconds of processor time.
    private static async Task<double> HttpAsync(BenchService service, VerificationOptions options, Place place, int shards, List<ResultLine> lines)
    {
        Progress.Say($"HTTP with {shards} status lists");
        service.Lists = shards;
        var credentials = Enumerable.Range(0, Codes).Select(i => service.Issuer.Credential(i, shards)).ToList();
        // The last list is fetched last; once its code is valid, all lists are there.
        using var verifier = await VerifierProcess.StartAsync(service.Issuer, place.Folder, service.Issuer.Credential(shards - 1, shards));
        var plain = new Load(verifier.Origin, [Load.Get("/live")], "ok");
        var requests = credentials.Select(c => Load.Post("/api/2026-12-01/verifications", $$"""{"code":"{{Base64Url.EncodeToString(c)}}"}"""));
        var verify = new Load(verifier.Origin, [.. requests], "\"result\":\"valid\"");
        await plain.AsFastAsItGoesAsync(options.Length);
        await verify.AsFastAsItGoesAsync(options.Length);
        // In turn, as for the library, because the machine's speed varies.
        var turns = new List<(double Bare, double Plain, double Verify, double Rate)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var plainly = await CostAsync(verifier, plain, options.Length / 2);
            var verified = await CostAsync(verifier, verify, options.Length / 2);
            turns.Add((LibraryRun.BareMicroseconds(service.Issuer), plainly.Microseconds, verified.Microseconds, verified.PerSecond));
        }
        var cost = LibraryRun.Median(turns.Select(t => t.Verify));
        var name = shards == 1 ? "1M" : "50M";
        if (shards == 1)
        {
            var rate = LibraryRun.Median(turns.Select(t => t.Rate));
            lines.Add(new("verification-http-plaintext-microseconds", LibraryRun.Median(turns.Select(t => t.Plain))));
            lines.Add(new("verification-http-microseconds", cost));
            lines.Add(new("verification-http-ratio", LibraryRun.Median(turns.Select(t => (t.Plain + t.Bare) / t.Verify)), new Goal(true, 0.8)));
            // A first time without counting, because the load's own program is compiled while it runs.
            await verify.AtRateAsync(rate / 2, options.Length);
            var latencies = await verify.AtRateAsync(rate / 2, options.Length * 2);
            lines.Add(new("verification-http-median-ms", latencies[latencies.Count / 2]));
            lines.Add(new("verification-http-p99-by-median", latencies[latencies.Count * 99 / 100] / latencies[latencies.Count / 2], new Goal(false, 5)));
        }
        lines.Add(new($"verification-rss-{name}-mb", verifier.Megabytes, new Goal(false, shards == 1 ? 40 : 100)));
        return cost;
    }

    private static async Task<(double Microseconds, double PerSecond)> CostAsync(VerifierProcess verifier, Load load, TimeSpan length)
    {
        var (cpu, begun) = (verifier.Cpu, Stopwatch.GetTimestamp());
        var count = await load.AsFastAsItGoesAsync(length);
        return ((verifier.Cpu - cpu).TotalMicroseconds / count, count / Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    private static async Task<double?> OpensslMicrosecondsAsync()
    {
        using var process = Process.Start(
            new ProcessStartInfo("openssl", ["speed", "-seconds", "1", "ecdsap256"]) { RedirectStandardOutput = true, RedirectStandardError = true });
        if (process is null) return null;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await errors;
        var rates = Rates().Match(said);
        return rates.Success ? 1e6 / double.Parse(rates.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"nistp256\)\s+\S+s\s+\S+s\s+\S+\s+(\S+)")]
    private static partial Regex Rates();
}
