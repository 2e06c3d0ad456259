using Microsoft.AspNetCore.Builder;

namespace Akashi.Hosting;

/// <summary>The headers every answer of ours carries: a strict Content-Security-Policy without inline script or style, and its companions.</summary>
public static class SecurityHeaders
{
    /// <summary>Adds the headers to every answer.</summary>
    /// <param name="app">The program.</param>
    /// <param name="formTargets">Origins beside our own to which a form post may lead, by redirect too (the card agent, the payment provider).</param>
    /// <returns>The same program.</returns>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, params Uri[] formTargets) => app.UseSecurityHeaders(() => formTargets);

    /// <summary>Adds the headers to every answer, with form targets that change while the program runs.</summary>
    /// <param name="app">The program.</param>
    /// <param name="formTargets">Asked for each answer.</param>
    /// <returns>The same program.</returns>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, Func<IEnumerable<Uri>> formTargets) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyFor(formTargets());
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
        return next(context);
    });

    private static string PolicyFor(IEnumerable<Uri> formTargets) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + $"form-action 'self'{string.Concat(formTargets.Select(o => " " + o.GetLeftPart(UriPartial.Authority)))}; "
        + "frame-src 'self'; object-src 'none'; frame-ancestors 'self'; base-uri 'none'";
}
