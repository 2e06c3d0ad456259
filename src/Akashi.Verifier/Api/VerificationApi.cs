using System.Text.Json;
using Akashi.Verification;
using Akashi.Verifier.Metrics;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Verifier.Api;

/// <summary>Every address below /api: in each version POST …/verifications and its OpenAPI document, and what is said at any other address.</summary>
internal static class VerificationApi
{
    private const int MostCodes = 1000;
    private const int LargestBody = 8 * 1024 * 1024;

    // After this many codes of a batch, waiting requests get their turn.
    private const int InARow = 16;

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var version in ApiVersion.All) Map(routes, version);
        routes.Map(ApiVersion.Root + "/{**path}", () => ApiProblem.NotFound);
    }

    private static void Map(IEndpointRouteBuilder routes, ApiVersion version)
    {
        routes.MapPost(
            version.Verifications,
            (HttpRequest request, KnowledgeKeeper keeper, VerificationCounts counts, BatchLimits batches, CancellationToken ct) =>
                VerifyAsync(version, request, keeper, counts, batches, ct))
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        routes.RefuseOthers(version.Verifications, "POST");
        routes.MapMethods(version.Document, ["GET", "HEAD"], (HttpResponse response) =>
        {
            version.Announce(response);
            return Results.Bytes(OpenApiDocument.BytesOf(version), "application/json");
        });
        routes.RefuseOthers(version.Document, "GET, HEAD");
    }

    private static async Task<IResult> VerifyAsync(
        ApiVersion version, HttpRequest request, KnowledgeKeeper keeper, VerificationCounts counts, BatchLimits batches, CancellationToken ct)
    {
        version.Announce(request.HttpContext.Response);
        if (RequestForm.Refuse(request) is { } refusal) return refusal;
        try
        {
            var isSmall = await JsonBody.IsSmallAsync(request, ct);
            using var turn = isSmall ? null : await batches.TurnAsync(ct);
            if (turn is { IsAcquired: false }) return Busy(request.HttpContext.Response);
            var asked = await JsonBody.ReadAsync(request, isSmall, ApiJson.Default.VerificationRequest, ct);
            var knowledge = keeper.Current;
            return await AnswerAsync(asked, code =>
            {
                var verdict = knowledge.Decide(code);
                counts.Count(Surface.Api, verdict);
                return VerificationAnswer.Of(verdict, version);
            });
        }
        catch (JsonException)
        {
            return ApiProblem.WrongBody;
        }
        catch (BadHttpRequestException e)
        {
            return ProblemOf(e);
        }
    }

    private static async Task<IResult> AnswerAsync(VerificationRequest? request, Func<string?, VerificationAnswer> decide) => request switch
    {
        { Code: { } one, Codes: null } => new JsonBody<VerificationAnswer>(decide(one), AnswerJson.Default.VerificationAnswer),
        { Code: null, Codes: { Count: >= 1 and <= MostCodes } many } =>
            new JsonBody<ManyAnswers>(new ManyAnswers(await AllAsync(many, decide)), AnswerJson.Default.ManyAnswers),
        { Code: null, Codes: not null } => ApiProblem.WrongNumber,
        _ => ApiProblem.WrongBody,
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

    private static ApiProblem Busy(HttpResponse response)
    {
        response.Headers.RetryAfter = BatchLimits.RetryAfter;
        return ApiProblem.Busy;
    }

    private static ApiProblem ProblemOf(BadHttpRequestException received) => received.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => ApiProblem.TooLarge,
        StatusCodes.Status408RequestTimeout => ApiProblem.TooSlow,
        _ => ApiProblem.Incomplete,
    };
}
