using System.Buffers.Text;
using System.Net.Http.Json;
using Akashi.Launcher.Stack;

namespace Akashi.Bench.Verification;

/// <summary>The Verifier, and the smallest web program beside it: the native programs that bench/run published, or else ordinary ones.</summary>
internal static class MeasuredPrograms
{
    /// <summary>Whether native programs are measured.</summary>
    public static bool AreNative => NativeVerifier is not null && NativeSmallest is not null;

    private static string? NativeVerifier => Environment.GetEnvironmentVariable("AKASHI_BENCH_VERIFIER");

    private static string? NativeSmallest => Environment.GetEnvironmentVariable("AKASHI_BENCH_SMALLEST");

    /// <summary>Starts a Verifier and waits until it says that a code is valid.</summary>
    /// <param name="issuer">The system that it verifies.</param>
    /// <param name="data">Its folder; what an earlier one left there, it knows.</param>
    /// <param name="credential">The code.</param>
    public static async Task<MeasuredProcess> VerifierAsync(BenchIssuer issuer, string data, byte[] credential)
    {
        var origin = BenchService.FreeOrigin();
        var root = data + ".pem";
        await File.WriteAllTextAsync(root, issuer.Authority.ExportCertificatePem());
        string[] program = AreNative ? [NativeVerifier!] : ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Akashi.Verifier.dll")];
        string[] settings =
            [$"--Data={data}",
             $"--Listen={origin.ToString().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}", $"--PublicOrigin={origin}",
             $"--Service:Origin={issuer.Service}", $"--Trust:Issuer={root}", "--Refresh=00:01:00"];
        var asked = new { code = Base64Url.EncodeToString(credential) };
        return await MeasuredProcess.StartAsync([.. program, .. settings], origin, async (http, ct) =>
        {
            using var answer = await http.PostAsJsonAsync("/api/2026-12-01/verifications", asked, ct);
            return (await answer.Content.ReadAsStringAsync(ct)).Contains("\"valid\"", StringComparison.Ordinal);
        });
    }

    /// <summary>Starts the smallest program and waits until it answers.</summary>
    public static Task<MeasuredProcess> SmallestAsync()
    {
        var origin = BenchService.FreeOrigin();
        string[] program = AreNative ? [NativeSmallest!] : ["dotnet", "exec", BuiltPrograms.Find(Path.Combine("bench", "Smallest"), "Akashi.Bench.Smallest")];
        return MeasuredProcess.StartAsync([.. program, origin.GetLeftPart(UriPartial.Authority)], origin, async (http, ct) =>
        {
            using var answer = await http.GetAsync("/", ct);
            return answer.IsSuccessStatusCode;
        });
    }
}
