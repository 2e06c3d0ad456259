using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Verification;

/// <summary>Libraries from npm with the same codes, compared with ours. They check only signature and payload, neither state nor dates.</summary>
internal static class PeerRun
{
    private static readonly string[] Peers = ["cose-kit", "auth0-cose", "cose-js"];
    private static readonly Goal Faster = new(AtLeast: true, 1);

    /// <summary>The script with the peers, as bench/run provides it; null where npm could not install them.</summary>
    private static string? Script => Environment.GetEnvironmentVariable("AKASHI_BENCH_PEERS");

    /// <summary>How many times as much processor time each peer needs per code.</summary>
    /// <param name="issuer">The issuer of the codes.</param>
    /// <param name="ours">Microseconds per decision of ours.</param>
    /// <param name="options">How often to measure.</param>
    /// <param name="folder">The folder in which the codes are left for them.</param>
    public static async Task<IReadOnlyList<ResultLine>> OfAsync(BenchIssuer issuer, double ours, VerificationOptions options, string folder)
    {
        if (Script is not { } script) return [];
        Progress.Say("libraries of npm");
        var codes = Path.Combine(folder, "peers.json");
        await File.WriteAllTextAsync(
            codes,
            JsonSerializer.Serialize(
                new
                {
                    key = JwkOf(issuer.PublicKey),
                    codes = Enumerable.Range(0, 100).Select(i => Base64Url.EncodeToString(issuer.Credential(i, 1))),
                    acts = options.PeerActs
                }));
        var lines = new List<ResultLine>();
        foreach (var peer in Peers) lines.Add(new($"verification-library-against-{peer}", await MicrosecondsAsync(script, peer, codes) / ours, Faster));
        return lines;
    }

    private static async Task<double> MicrosecondsAsync(string script, string peer, string codes)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [script, peer, codes]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? double.Parse(said, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{peer} does not verify a code of the bench.");
    }

    private static object JwkOf(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return new { kty = "EC", crv = "P-256", x = Base64Url.EncodeToString(point.X!), y = Base64Url.EncodeToString(point.Y!) };
    }
}
