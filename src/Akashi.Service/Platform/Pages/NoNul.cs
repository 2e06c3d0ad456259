namespace Akashi.Service.Platform.Pages;

/// <summary>No address of ours holds U+0000, and PostgreSQL has no text with it: who sends one gets a refusal, not an error of ours.</summary>
internal static class NoNul
{
    public static Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
