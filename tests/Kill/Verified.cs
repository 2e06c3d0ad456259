using System.Net.Http.Json;
using System.Text.Json;

namespace Akashi.Kill.Tests;

/// <summary>What the Verifier said about a credential.</summary>
/// <param name="Result">valid, invalid or unknown.</param>
/// <param name="AsOf">The time of the state; null where it gave none.</param>
internal sealed record Verified(string? Result, DateTimeOffset? AsOf)
{
    /// <summary>What it says now.</summary>
    public static async Task<Verified> AskAsync(HttpClient http, Uri verifier, string code, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(verifier, "/api/2026-12-01/verifications"), new { code }, ct);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        var asOf = json.TryGetProperty("asOf", out var at) && at.ValueKind == JsonValueKind.String ? at.GetDateTimeOffset() : (DateTimeOffset?)null;
        return new Verified(json.GetProperty("result").GetString(), asOf);
    }
}
