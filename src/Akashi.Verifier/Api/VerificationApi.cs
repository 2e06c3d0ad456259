using System.Text.Json;
using Akashi.Verification;
using Akashi.Verifier.Metrics;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Verifier.Api;

/// <summary>POST /api/v1/verifications and its OpenAPI document.</summary>
internal static class VerificationApi
{
    private const string Path = "/api/v1/verifications";
    private const string DocumentPath = "/api/v1/openapi.json";
    private const int MostCodes = 1000;
    private const int LargestBody = 8 * 1024 * 1024;

    // After this many codes of a batch, waiting requests get their turn.
    private const int InARow = 16;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, VerifyAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        routes.RefuseOthers(Path, "POST");
        routes.MapGet(DocumentPath, () => Results.Bytes(OpenApiDocument.Bytes, "application/json"));
        routes.RefuseOthers(DocumentPath, "GET");
    }

    private static async Task<IResult> VerifyAsync(
        HttpRequest request, KnowledgeKeeper keeper, VerificationCounts counts, BatchLimits batches, CancellationToken ct)
    {
        if (!request.HasJsonContentType()) return Problem("Send application/json.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var isSmall = await JsonBody.IsSmallAsync(request, ct);
            using var turn = isSmall ? null : await batches.TurnAsync(ct);
            if (turn is { IsAcquired: false }) return TooMany(request.HttpContext);
            var asked = await JsonBody.ReadAsync(request, isSmall, ApiJson.Default.VerificationRequest, ct);
            var knowledge = keeper.Current;
            return await AnswerAsync(asked, code =>
            {
                var verdict = knowledge.Decide(code);
                counts.Count(Surface.Api, verdict);
                return VerificationAnswer.Of(verdict);
            });
        }
        catch (JsonException)
        {
            return Problem("The body is not JSON of the documented form.", StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e)
        {
            return Problem("The body is too large, or could not be received.", e.StatusCode);
        }
    }

    private static async Task<IResult> AnswerAsync(VerificationRequest? request, Func<string?, VerificationAnswer> decide) => request switch
    {
        { Code: { } one, Codes: null } => new JsonBody<VerificationAnswer>(decide(one), ApiJson.Letters.VerificationAnswer),
        { Code: null, Codes: { Count: >= 1 and <= MostCodes } many } =>
            new JsonBody<ManyAnswers>(new ManyAnswers(await AllAsync(many, decide)), ApiJson.Letters.ManyAnswers),
        _ => Problem("Send \"code\", or \"codes\" with 1 to 1,000 of them.", StatusCodes.Status400BadRequest),
    };

    private static async Task<VerificationAnswer[]> AllAsync(IReadOnlyList<JsonElement> codes, Func<string?, VerificationAnswer> decide)
    {
        var answers = new VerificationAnswer[codes.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            if (i % InARow == InARow - 1) await Task.Yield();
            answers[i] = decide(TextOf(codes[i]));
        }
        return answers;
    }

    // Something that is not text, or not valid Unicode, counts as an unreadable code.
    private static string? TextOf(JsonElement code)
    {
        try
        {
            return code.ValueKind == JsonValueKind.String ? code.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IResult TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = BatchLimits.RetryAfter;
        return Problem("Too many large requests at once. Ask again after the number of seconds in Retry-After.", StatusCodes.Status429TooManyRequests);
    }

    private static IResult Problem(string detail, int status) => Results.Problem(detail, statusCode: status);
}
