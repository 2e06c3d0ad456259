namespace Akashi.Service.Platform.Security;

/// <summary>Notes each "forbidden", whoever decided it.</summary>
internal sealed class RefusalsNoted(RequestDelegate next, SecurityLog log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response.StatusCode == StatusCodes.Status403Forbidden) log.Note(SecurityEvent.Forbidden, http);
    }
}
