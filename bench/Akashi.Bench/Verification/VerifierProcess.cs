using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Verification;

/// <summary>A running Verifier: the native program that bench/run published, or else an ordinary one; on one core.</summary>
internal sealed class VerifierProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private readonly Process process;

    private VerifierProcess(Process process, Uri origin, TimeSpan firstAnswer) => (this.process, Origin, FirstAnswer) = (process, origin, firstAnswer);

    public Uri Origin { get; }

    /// <summary>Time from the start of the program to the first 「有効です」.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>Processor time so far, user and system.</summary>
    public TimeSpan Cpu => ProcessorClock.Of(process.Id);

    /// <summary>Resident memory, in megabytes.</summary>
    public double Megabytes =>
        double.Parse(
            File.ReadLines($"/proc/{process.Id}/status")
                .Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024;

    /// <summary>Whether the native program is measured.</summary>
    public static bool IsNative => NativeProgram is not null;

    private static string? NativeProgram => Environment.GetEnvironmentVariable("AKASHI_BENCH_VERIFIER");

    /// <summary>Starts one and waits until it says that a code is valid.</summary>
    public static async Task<VerifierProcess> StartAsync(BenchIssuer issuer, string folder, byte[] credential)
    {
        var origin = BenchService.FreeOrigin();
        var root = Path.Combine(folder, "root.pem");
        await File.WriteAllTextAsync(root, issuer.Authority.ExportCertificatePem());
        string[] program = NativeProgram is { } native ? [native] : ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Akashi.Verifier.dll")];
        string[] settings =
            [$"--Data={Path.Combine(folder, "verifier")}",
             $"--Listen={origin.ToString().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}", $"--PublicOrigin={origin}",
             $"--Service:Origin={issuer.Service}", $"--Trust:Issuer={root}", "--Refresh=00:01:00"];
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start("taskset", ["-c", (Environment.ProcessorCount - 1).ToString(CultureInfo.InvariantCulture), .. program, .. settings]);
        using var http = new HttpClient { BaseAddress = origin };
        using var until = new CancellationTokenSource(LongestStart);
        try
        {
            while (!await IsValidAsync(http, credential, until.Token)) await Task.Delay(1, until.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        return new VerifierProcess(process, origin, Stopwatch.GetElapsedTime(begun));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<bool> IsValidAsync(HttpClient http, byte[] credential, CancellationToken ct)
    {
        try
        {
            var asked = new { code = System.Buffers.Text.Base64Url.EncodeToString(credential) };
            using var answer = await http.PostAsJsonAsync("/api/2026-12-01/verifications", asked, ct);
            return (await answer.Content.ReadAsStringAsync(ct)).Contains("\"valid\"", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
