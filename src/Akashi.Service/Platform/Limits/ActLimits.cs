using System.Globalization;
using Akashi.Service.Platform.Sessions;

namespace Akashi.Service.Platform.Limits;

/// <summary>Refuses a form of a page with <see cref="LimitedActAttribute"/> if its sender has sent it too often: 429 with Retry-After.</summary>
internal sealed class ActLimits(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, ActCounter counter)
    {
        if (HttpMethods.IsPost(http.Request.Method)
            && http.GetEndpoint()?.Metadata.GetMetadata<LimitedActAttribute>() is { } limit
            && http.User.IsSignedIn()
            && await counter.CountAsync(http.User.SubjectId(), limit, http.RequestAborted) is { } wait)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return;
        }
        await next(http);
    }
}
