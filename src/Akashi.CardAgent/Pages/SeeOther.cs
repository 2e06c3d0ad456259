namespace Akashi.CardAgent.Pages;

/// <summary>303: the browser goes on with GET, so that the portal's Lax cookie goes with it.</summary>
/// <param name="to">Where.</param>
internal sealed class SeeOther(string to) : IResult
{
    public static SeeOther Step { get; } = new("/step");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = to;
        return Task.CompletedTask;
    }
}
