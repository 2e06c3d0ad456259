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

    public static async Task<IReadOnlyList<ResultLine>> RunAsync(VerificationOptions options, Place place)
    {
        await using var small = await BenchService.StartAsync(1);
        await using var large = await BenchService.StartAsync(Shards);
        Progress.Say("library");
        var library = await Core.RunOnAsync(Core.Measured, () => LibraryRun.Of(small.Issuer, small.Issuer.List(1), options.Rounds));
        var lines = new List<ResultLine>
        {
            new("verification-library-ratio", library.Ratio, new Goal(true, 0.93)),
            new("verification-library-microseconds", library.DecisionMicroseconds),
            new("verification-library-bytes", library.Allocated),
            new("verification-library-bytes-growth", library.Growth, new Goal(false, 1.01)),
        };
        if (await OpensslMicrosecondsAsync() is { } openssl) lines.Add(new("verification-library-openssl-ratio", openssl / library.DecisionMicroseconds));
        lines.AddRange(await PeerRun.OfAsync(small.Issuer, library.DecisionMicroseconds, options, place.Folder));
        Core.LeaveMeasured();
        lines.AddRange(await StartRun.OfAsync(small, options, place));
        lines.AddRange(await HttpRun.OfAsync(small, large, options, place));
        return lines;
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
