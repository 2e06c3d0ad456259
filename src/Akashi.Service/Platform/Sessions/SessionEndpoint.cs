namespace Akashi.Service.Platform.Sessions;

/// <summary>
/// Extends a session: any request does, and this one says until when (row 0.6). A page that stays open asks for it when its person presses the button.
/// </summary>
internal static class SessionEndpoint
{
    /// <param name="routes">The routes of the side.</param>
    /// <param name="path">Its address.</param>
    /// <param name="policy">Who may ask: those signed in on the side.</param>
    public static void Map(IEndpointRouteBuilder routes, string path, string policy) =>
        routes.MapGet(path, Answer).RequireAuthorization(policy);

    private static IResult Answer(HttpContext http, TimeProvider clock) =>
        http.Features.Get<SessionEnd>() is { } end ? Results.Json(new SessionAnswer(SecondsUntil(end, clock), end.IsLast)) : Results.NotFound();

    /// <summary>Whole seconds until a session ends.</summary>
    public static long SecondsUntil(SessionEnd end, TimeProvider clock) => Math.Max(0, (long)(end.At - clock.GetUtcNow()).TotalSeconds);
}

/// <summary>Until when a session lasts.</summary>
/// <param name="Seconds">How many seconds it has, so that the browser's clock does not matter.</param>
/// <param name="IsLast">Whether it cannot be extended any more.</param>
internal sealed record SessionAnswer(long Seconds, bool IsLast);
