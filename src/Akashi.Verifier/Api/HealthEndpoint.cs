using System.Globalization;
using Akashi.Hosting;
using Akashi.Verification;

namespace Akashi.Verifier.Api;

/// <summary>
/// GET /health/ready tells whether a code can be verified as valid now, and why not; GET /health/live tells that the process answers
/// (docs/verification-api.md, "For operators"). /health and /live are the same under the names that they had before.
/// </summary>
internal static class HealthEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in HealthPaths.Ready)
        {
            routes.MapGet(path, (KnowledgeKeeper keeper, VerifierSettings settings, HttpResponse response) => Answer(keeper.Current, settings, response));
        }
        foreach (var path in HealthPaths.Live) routes.MapGet(path, () => Results.Text("ok\n"));
        foreach (var path in HealthPaths.All) routes.RefuseOthers(path, "GET");
    }

    private static IResult Answer(Knowledge known, VerifierSettings settings, HttpResponse response)
    {
        var (gap, at) = (known.Gap, known.FetchedAt);
        var age = at is { } success ? (known.Now - success).TotalSeconds : (double?)null;
        // Everything is fetched again after so long.
        var again = Math.Max(1, (int)Math.Ceiling(settings.Refresh.TotalSeconds));
        if (gap is not null) response.Headers.RetryAfter = again.ToString(CultureInfo.InvariantCulture);
        return Results.Json(
            new HealthAnswer(gap is null ? "ok" : "unavailable", gap, at, age, known.StatusListCount, known.KeyCount), ApiJson.Default.HealthAnswer,
            statusCode: gap is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
