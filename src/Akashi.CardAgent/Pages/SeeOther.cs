namespace Akashi.CardAgent.Pages;

/// <summary>Answers 303: the browser continues with GET, which carries the portal's Lax cookie.</summary>
/// <param name="to">The address.</param>
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
