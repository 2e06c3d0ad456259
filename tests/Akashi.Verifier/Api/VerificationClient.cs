using System.Net.Http.Json;

namespace Akashi.Verifier.Tests.Api;

// From here to the end, this file is quoted in docs/verification-api.md.
internal sealed record Verdict(string Result, string? Reason, DateTimeOffset CheckedAt, DateTimeOffset? AsOf, Facts? Facts);

internal sealed record Facts(string QualificationName, string RegistrationNumber, string Name, DateOnly? BirthOn);

internal static class VerificationClient
{
    /// <summary>One verdict per code, in order; at most 1,000 codes.</summary>
    public static async Task<IReadOnlyList<Verdict>> VerifyAsync(HttpClient http, Uri verifier, IReadOnlyList<string> codes, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(verifier, "/api/v1/verifications"), new { codes }, ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Answers>(ct))!.Results;
    }

    private sealed record Answers(IReadOnlyList<Verdict> Results);
}
