using System.Net.Http.Json;
using System.Text.Json;

namespace Akashi.Cli.Verify;

/// <summary>
/// Asks the API of a verifier (docs/verification-api.md). If it does not answer once, no more is asked, so that a clerk does not wait for 300
/// timeouts.
/// </summary>
internal sealed class OnlineChecker(HttpClient http, Uri verifier, TextWriter errors) : ICodeChecker
{
    private bool silent;

    public async Task<IReadOnlyList<CodeVerdict>> CheckAsync(IReadOnlyList<string> codes, CancellationToken ct)
    {
        if (silent) return [.. codes.Select(_ => CodeVerdict.NotReached)];
        try
        {
            using var answer = await http.PostAsJsonAsync(new Uri(verifier, "/api/2026-12-01/verifications"), new { codes }, ct);
            answer.EnsureSuccessStatusCode();
            var results = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("results").EnumerateArray().Select(VerdictIn).ToList();
            if (results.Count == codes.Count) return results;
            throw new InvalidOperationException($"{results.Count} answers to {codes.Count} codes");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or OperationCanceledException
            && !ct.IsCancellationRequested)
        {
            silent = true;
            await errors.WriteLineAsync($"akashi: {verifier.GetLeftPart(UriPartial.Authority)} gave no readable answer: {e.Message}");
            return [.. codes.Select(_ => CodeVerdict.NotReached)];
        }
    }

    private static CodeVerdict VerdictIn(JsonElement answer) => new(
        answer.GetProperty("result").GetString()!, Text(answer, "reason"), FactsIn(answer), answer.GetProperty("checkedAt").GetDateTimeOffset(),
        answer.GetProperty("asOf") is { ValueKind: not JsonValueKind.Null } asOf ? asOf.GetDateTimeOffset() : null);

    private static CheckedFacts? FactsIn(JsonElement answer)
    {
        if (answer.GetProperty("facts") is { ValueKind: JsonValueKind.Object } facts)
        {
            return new(
                Text(facts, "qualificationName")!, Text(facts, "name")!, Text(facts, "formerName"), Text(facts, "birthOn"),
                Text(facts, "registrationNumber")!, Text(facts, "registeredOn"),
                Text(facts, "body"), facts.GetProperty("expiresAt").GetDateTimeOffset());
        }
        return answer.TryGetProperty("nqs", out var nqs)
            ? new(Text(nqs, "CN")!, Text(nqs, "UN")!, null, Text(nqs, "UB"), Text(nqs, "RN")!, Text(nqs, "RD"), Text(nqs, "IA"), null)
            : null;
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
