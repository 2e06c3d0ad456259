using Akashi.Sandbox.Identity.Protocol;

namespace Akashi.Sandbox.Identity;

/// <summary>Lets the provider play to be down, for tests of its portals.</summary>
internal sealed class Outage
{
    private volatile bool down;

    /// <summary>Whether every interface answers 503.</summary>
    public bool Down
    {
        get => down;
        set => down = value;
    }
}

/// <summary>What a test switches.</summary>
/// <param name="Down">Whether the provider is down.</param>
internal sealed record OutageSwitch(bool Down);

/// <summary>Puts the outage before everything that a portal or a person uses.</summary>
internal static class OutageExtensions
{
    private const string Switch = "/sandbox/switches";

    public static void UseOutage(this WebApplication app)
    {
        app.Use((context, next) => context.RequestServices.GetRequiredService<Outage>().Down && !IsOurs(context.Request.Path)
            ? ProviderErrors.Json(StatusCodes.Status503ServiceUnavailable, "temporarily_unavailable", "The service is down.").ExecuteAsync(context)
            : next(context));
        app.MapPut(Switch, (OutageSwitch given, Outage outage) =>
        {
            outage.Down = given.Down;
            return Results.NoContent();
        });
    }

    private static bool IsOurs(PathString path) => path == Switch || path == "/health";
}
