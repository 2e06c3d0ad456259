using Akashi.Hosting;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Platform.Health;

/// <summary>
/// GET /health/ready says whether what this Service issues and publishes can be valid, and if not, why. GET /health/live says that the process answers.
/// A proxy relies on the latter, because the portal still works while a CA is silent. /health and /live are the same under the names that they had before.
/// </summary>
internal static class HealthEndpoint
{
    private const string DatabaseAway = "database-away";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in HealthPaths.Live) routes.MapGet(path, () => Results.Text("ok\n")).AllowAnonymous();
        foreach (var path in HealthPaths.Ready)
        {
            routes.MapGet(path, async (IEnumerable<IHealth> parts, ServiceSettings settings, CancellationToken ct) =>
                Answer(await GapAsync(parts, settings, ct))).AllowAnonymous();
        }
    }

    private static async Task<string?> GapAsync(IEnumerable<IHealth> parts, ServiceSettings settings, CancellationToken ct)
    {
        try
        {
            foreach (var part in parts)
            {
                if (await part.GapAsync(ct) is { } gap) return gap;
            }
            return null;
        }
        catch (Exception e) when (settings.Database.IsAway(e))
        {
            return DatabaseAway;
        }
    }

    private static IResult Answer(string? gap) => gap is null
        ? Results.Json(new { status = "ok" })
        : Results.Json(new { status = "unavailable", reason = gap }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
