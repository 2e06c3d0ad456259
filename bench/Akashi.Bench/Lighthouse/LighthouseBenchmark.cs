using System.Diagnostics;
using Akashi.Bench.Measuring;
using Akashi.Bench.Verification;
using Akashi.Credentials.Format;

namespace Akashi.Bench.Lighthouse;

/// <summary>What Lighthouse says of the Verifier's pages on a phone: start, reading, a code, and its result. The program is the published one.</summary>
internal static class LighthouseBenchmark
{
    /// <summary>Measures them. The results are the last lines of the measuring script, which writes to our own output.</summary>
    /// <returns>The exit code of the script.</returns>
    public static async Task<int> RunAsync(Place place)
    {
        if (Environment.GetEnvironmentVariable("AKASHI_BENCH_LIGHTHOUSE") is not { } script)
            throw new InvalidOperationException("npm could not install Lighthouse.");
        await using var service = await BenchService.StartAsync(1);
        var credential = service.Issuer.Credential(0, 1);
        Progress.Say(MeasuredPrograms.AreNative ? "the pages of the native program" : "the pages of an ordinary program");
        using var verifier = await MeasuredPrograms.VerifierAsync(service.Issuer, Path.Combine(place.Folder, "verifier"), credential);
        var code = CredentialUrl.Format(verifier.Origin, credential);
        using var node = Process.Start("node", [script, verifier.Origin.ToString(), new Uri(verifier.Origin, "/w/").ToString(), code, "--submit", code]);
        await node.WaitForExitAsync();
        return node.ExitCode;
    }
}
