using Akashi.Verification;

namespace Akashi.Verifier.Api;

/// <summary>
/// GET /health tells whether a code can be verified as valid now, and why not; GET /live tells that the process answers (docs/verification-api.md,
/// "For operators").
/// </summary>
internal static class HealthEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", (KnowledgeKeeper keeper) => Answer(keeper.Current));
        routes.MapGet("/live", () => Results.Text("ok\n"));
    }

    private static IResult Answer(Knowledge known)
    {
        var (gap, at) = (known.Gap, known.FetchedAt);
        var age = at is { } success ? (known.Now - success).TotalSeconds : (double?)null;
        return Results.Json(
            new HealthAnswer(gap is null ? "ok" : "unavailable", gap, at, age, known.StatusListCount, known.KeyCount), ApiJson.Default.HealthAnswer,
            statusCode: gap is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
