using System.Text.Json;
using System.Text.Json.Serialization;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Verifier.Knowing;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Verifier.Api;

/// <summary>A request: one code, or up to 1,000.</summary>
internal sealed record VerificationRequest(string? Code, IReadOnlyList<string?>? Codes);

/// <summary>An answer for one code (docs/specifications/credential.md, "API").</summary>
internal sealed record VerificationAnswer(string Result, string? Reason, DateTimeOffset CheckedAt, DateTimeOffset? AsOf, FactsAnswer? Facts)
{
    public static VerificationAnswer Of(Verdict verdict) => new(
        VerificationReasons.CodeOf(verdict.Result), VerificationReasons.CodeOf(verdict.Reason), verdict.CheckedAt, verdict.AsOf,
        verdict.Claims is null ? null : FactsAnswer.Of(verdict.Claims))
    {
        Nqs = NqsAnswer.Of(verdict.Nqs),
        Unchecked = NqsAnswer.Of(verdict.Unchecked),
        CheckAt = verdict.CheckAt,
    };

    /// <summary>What was signed in a code of the profile "nqs".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NqsAnswer? Nqs { get; init; }

    /// <summary>What such a code says that nobody checked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NqsAnswer? Unchecked { get; init; }

    /// <summary>Where such a code can be checked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Uri? CheckAt { get; init; }
}

/// <summary>The facts that were signed.</summary>
internal sealed record FactsAnswer(
    string Qualification, string QualificationName, string RegistrationNumber, DateOnly RegisteredOn, string Name, string? Kana, string? FormerName,
    DateOnly BirthOn, string Body, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, string CredentialId)
{
    public static FactsAnswer Of(CredentialClaims claims) => new(
        claims.Facts.QualificationId, claims.Facts.QualificationName, claims.Facts.RegistrationNumber, claims.Facts.RegisteredOn, claims.Facts.Name,
        claims.Facts.Kana, claims.Facts.FormerName, claims.Facts.BirthOn, claims.Facts.BodyName, claims.IssuedAt, claims.ExpiresAt, Convert.ToHexStringLower(claims.CredentialId.Span));
}

/// <summary>Answers for many codes.</summary>
internal sealed record ManyAnswers(IReadOnlyList<VerificationAnswer> Results);

/// <summary>Age of what is known.</summary>
internal sealed record HealthAnswer(string Status, DateTimeOffset? KnownAsOf, double? AgeSeconds, int Lists, int Keys);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VerificationRequest))]
[JsonSerializable(typeof(VerificationAnswer))]
[JsonSerializable(typeof(ManyAnswers))]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>POST /api/v1/verifications, and the health of what is known.</summary>
internal static class VerificationApi
{
    private const string Path = "/api/v1/verifications";
    private const int MostCodes = 1000;
    private const int LargestBody = 8 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, VerifyAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        routes.RefuseOthers(Path, "POST");
        routes.MapGet("/health", Health);
    }

    private static async Task<IResult> VerifyAsync(HttpRequest request, KnowledgeKeeper keeper, TimeProvider clock, CancellationToken ct)
    {
        if (!request.HasJsonContentType()) return Problem("Send application/json.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return Answer(await JsonSerializer.DeserializeAsync(request.Body, ApiJson.Default.VerificationRequest, ct), keeper.Current, clock.GetUtcNow());
        }
        catch (JsonException)
        {
            return Problem("The body is no JSON of the documented form.", StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e)
        {
            return Problem("The body is too large, or could not be received.", e.StatusCode);
        }
    }

    private static IResult Answer(VerificationRequest? request, Knowledge knowledge, DateTimeOffset now)
    {
        VerificationAnswer Decide(string? code) => VerificationAnswer.Of(Verification.Decide(code, knowledge, now));
        return request switch
        {
            { Code: { } one, Codes: null } => Results.Json(Decide(one), ApiJson.Default.VerificationAnswer),
            { Code: null, Codes: { Count: >= 1 and <= MostCodes } many } => Results.Json(new ManyAnswers([.. many.Select(Decide)]), ApiJson.Default.ManyAnswers),
            _ => Problem("Send \"code\", or \"codes\" with 1 to 1,000 of them.", StatusCodes.Status400BadRequest),
        };
    }

    private static IResult Health(KnowledgeKeeper keeper, TimeProvider clock)
    {
        var known = keeper.Current;
        var age = known.LastSuccessAt is { } at ? (clock.GetUtcNow() - at).TotalSeconds : (double?)null;
        return Results.Json(new HealthAnswer("ok", known.LastSuccessAt, age, known.Lists.Count, known.Keys.Count), ApiJson.Default.HealthAnswer);
    }

    private static IResult Problem(string detail, int status) => Results.Problem(detail, statusCode: status);
}
