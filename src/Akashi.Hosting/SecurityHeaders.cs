using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Akashi.Hosting;

/// <summary>The headers of every answer: a strict Content-Security-Policy without inline scripts or styles, and related ones.</summary>
public static class SecurityHeaders
{
    private const string NoWorkers = "worker-src 'none'";
    private const string OwnWorkers = "worker-src 'self'";

    /// <summary>Adds the headers to every answer.</summary>
    /// <param name="app">The program.</param>
    /// <param name="formTargets">Other origins to which a form post may lead, including by redirect (the card agent, the payment provider).</param>
    /// <returns>The same program.</returns>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, params Uri[] formTargets)
    {
        var policy = PolicyFor(formTargets, [], NoWorkers);
        return app.UsePolicy(() => policy);
    }

    /// <summary>Adds the headers to every answer of a program all of whose pages may start workers of this origin.</summary>
    /// <param name="app">The program.</param>
    /// <returns>The same program.</returns>
    public static IApplicationBuilder UseSecurityHeadersWithWorkers(this IApplicationBuilder app)
    {
        var policy = PolicyFor([], [], OwnWorkers);
        return app.UsePolicy(() => policy);
    }

    /// <summary>Adds the headers to every answer, with form targets that change while the program runs.</summary>
    /// <param name="app">The program.</param>
    /// <param name="formTargets">Asked for every answer.</param>
    /// <returns>The same program.</returns>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, Func<IEnumerable<Uri>> formTargets) =>
        app.UsePolicy(() => PolicyFor(formTargets(), [], NoWorkers));

    /// <summary>The policy for a page whose script and workers also fetch from other origins. Its endpoint sets it instead of the usual one.</summary>
    /// <param name="origins">These origins.</param>
    /// <returns>The value of Content-Security-Policy.</returns>
    public static string PolicyReaching(params Uri[] origins) => PolicyFor([], origins, OwnWorkers);

    /// <summary>Lets the scripts of a page start workers of this origin, which no page may that does not ask for it.</summary>
    /// <param name="response">The answer with the page; its policy is set already.</param>
    public static void AllowWorkers(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = ((string?)response.Headers.ContentSecurityPolicy)?.Replace(NoWorkers, OwnWorkers, StringComparison.Ordinal);

    private static IApplicationBuilder UsePolicy(this IApplicationBuilder app, Func<string> policyNow) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        var policy = policyNow();
        Add(headers, policy);
        // An error page begins with cleared headers.
        context.Response.OnStarting(() =>
        {
            Add(headers, policy);
            return Task.CompletedTask;
        });
        return next(context);
    });

    // Does not override what an endpoint set itself.
    private static void Add(IHeaderDictionary headers, string policy)
    {
        headers.TryAdd("Content-Security-Policy", policy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.TryAdd("Cache-Control", "no-store");
    }

    private static string PolicyFor(IEnumerable<Uri> formTargets, IEnumerable<Uri> fetched, string workers) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'{Listed(fetched)}; "
        + $"{workers}; manifest-src 'self'; form-action 'self'{Listed(formTargets)}; "
        + "frame-src 'self'; object-src 'none'; frame-ancestors 'self'; base-uri 'none'";

    private static string Listed(IEnumerable<Uri> origins) => string.Concat(origins.Select(o => " " + o.GetLeftPart(UriPartial.Authority)));
}
