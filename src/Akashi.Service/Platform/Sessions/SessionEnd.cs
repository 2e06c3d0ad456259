namespace Akashi.Service.Platform.Sessions;

/// <summary>When the session of this request ends, unless another request follows.</summary>
/// <param name="Surface">The side of the session.</param>
/// <param name="At">When.</param>
/// <param name="IsLast">Whether another request does not move it: the session is as old as one gets.</param>
internal sealed record SessionEnd(string Surface, DateTimeOffset At, bool IsLast)
{
    /// <summary>The end for a page of a side; null where nobody is signed in there.</summary>
    public static SessionEnd? Of(HttpContext http, string surface) => http.Features.Get<SessionEnd>() is { } end && end.Surface == surface ? end : null;
}
