using Akashi.Trust;
using Akashi.Verifier.Knowing;

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
        var (gap, at) = (Readiness.Gap(known), Clocks.Past(known.LastSuccessAt, known.Now));
        var age = at is { } success ? (known.Now - success).TotalSeconds : (double?)null;
        return Results.Json(
            new HealthAnswer(gap is null ? "ok" : "unavailable", gap, at, age, known.Lists.Count, known.Keys.Count), ApiJson.Default.HealthAnswer,
            statusCode: gap is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
