using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Akashi.Kill.Tests;

/// <summary>What the Verifier said of a credential.</summary>
/// <param name="Result">valid, invalid or unknown.</param>
/// <param name="AsOf">As of when; null where it did not say.</param>
internal sealed record Verified(string? Result, DateTimeOffset? AsOf)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until it is valid, for as long as the Verifier needs to ask the CA again after the clock was moved.</summary>
    public static async Task<Verified> AskAsync(HttpClient http, Uri verifier, string code, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(BetweenLooks);
        while (true)
        {
            using var answer = await http.PostAsJsonAsync(new Uri(verifier, "/api/v1/verifications"), new { code }, ct);
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
            var asOf = json.TryGetProperty("asOf", out var at) && at.ValueKind == JsonValueKind.String ? at.GetDateTimeOffset() : (DateTimeOffset?)null;
            var verified = new Verified(json.GetProperty("result").GetString(), asOf);
            if (verified.Result == "valid" || waited.Elapsed > Patience) return verified;
            await timer.WaitForNextTickAsync(ct);
        }
    }
}
