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
            routes.MapGet(path, (IEnumerable<IHealth> parts, ServiceSettings settings, CancellationToken ct) => AnswerAsync(parts, settings, ct))
                .AllowAnonymous();
        }
    }

    /// <summary>200, with "warnings" where something is missing that it can work without; 503 with the first "reason" otherwise.</summary>
    internal static async Task<IResult> AnswerAsync(IEnumerable<IHealth> parts, ServiceSettings settings, CancellationToken ct)
    {
        if (await GapAsync(parts, settings, ct) is { } gap)
            return Results.Json(new { status = "unavailable", reason = gap }, statusCode: StatusCodes.Status503ServiceUnavailable);
        var warnings = new List<string>();
        foreach (var part in parts)
        {
            if (await part.WarningAsync(ct) is { } warning) warnings.Add(warning);
        }
        return warnings is [] ? Results.Json(new { status = "ok" }) : Results.Json(new { status = "ok", warnings });
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
}
