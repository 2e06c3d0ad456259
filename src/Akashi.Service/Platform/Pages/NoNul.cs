namespace Akashi.Service.Platform.Pages;

/// <summary>Answers an address that contains U+0000 with 400: none of ours does, and PostgreSQL would fail on such a text.</summary>
internal static class NoNul
{
    public static Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
