using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akashi.Hosting;

/// <summary>Finds out who the client is, and whether it came to the right address in the right way.</summary>
public static partial class PublicFrontExtensions
{
    private const int YearInSeconds = 31_536_000;

    /// <summary>
    /// After this, the connection's remote address is the client's, and the scheme is the one that the client used; only configured proxies are
    /// trusted to tell them. A request for another origin than ours is refused.
    /// </summary>
    /// <param name="app">The program.</param>
    /// <param name="front">How the public reaches it.</param>
    /// <param name="inside">Paths for monitoring, which may use any address that reaches the program.</param>
    /// <returns>The same program.</returns>
    public static IApplicationBuilder UsePublicFront(this IApplicationBuilder app, PublicFront front, params IReadOnlyList<string> inside) =>
        app.UsePublicFront(front, RefuseAsync, inside);

    /// <summary>As above, with a refusal of the program's own.</summary>
    /// <param name="app">The program.</param>
    /// <param name="front">How the public reaches it.</param>
    /// <param name="refuse">Answers a request that is not for our origin, which is given.</param>
    /// <param name="inside">Paths for monitoring, which may use any address that reaches the program.</param>
    /// <returns>The same program.</returns>
    public static IApplicationBuilder UsePublicFront(
        this IApplicationBuilder app, PublicFront front, Func<HttpContext, Uri, Task> refuse, params IReadOnlyList<string> inside)
    {
        if (front.Trusted.Count > 0) app.UseForwardedHeaders(Forwarded(front));
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger<PublicFront>();
        var told = 0;
        return app.Use((context, next) =>
        {
            // A client has one address, whether the endpoint serves both address families or one.
            if (context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped) context.Connection.RemoteIpAddress = mapped.MapToIPv4();
            if (front.IsStrict && context.Request.IsHttps) AddStrictTransport(context.Response, front.Subdomains);
            if (IsAtHome(context.Request, front.Origin) || inside.Contains(context.Request.Path.Value)) return next(context);
            if (IsByPlainHttp(context.Request, front.Origin) && Interlocked.Exchange(ref told, 1) == 0)
                ByPlainHttp(log, front.Origin, context.Connection.RemoteIpAddress);
            return refuse(context, front.Origin);
        });
    }

    private static ForwardedHeadersOptions Forwarded(PublicFront front)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = front.Hops
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in front.Trusted) options.KnownIPNetworks.Add(network);
        return options;
    }

    // On a developer's machine all names and ports of loopback are equal. A stranger's name that resolves to it is not.
    private static bool IsAtHome(HttpRequest request, Uri origin) =>
        request.Scheme == origin.Scheme && (LoopbackNames.IsLoopback(origin.Host) ? LoopbackNames.IsLoopback(request.Host.Host) : IsFor(request, origin));

    private static bool IsByPlainHttp(HttpRequest request, Uri origin) => request.Scheme != origin.Scheme && IsFor(request, origin);

    private static bool IsFor(HttpRequest request, Uri origin) =>
        request.Host.Host.Equals(origin.Host, StringComparison.OrdinalIgnoreCase)
            && (request.Host.Port ?? (origin.IsDefaultPort ? origin.Port : 0)) == origin.Port;

    // An error page begins with cleared headers.
    private static void AddStrictTransport(HttpResponse response, bool subdomains) => response.OnStarting(() =>
    {
        response.Headers.StrictTransportSecurity = $"max-age={YearInSeconds}{(subdomains ? "; includeSubDomains" : "")}";
        return Task.CompletedTask;
    });

    /// <summary>Answers a request that is not for our origin: 421, in plain text.</summary>
    /// <param name="context">The request.</param>
    /// <param name="origin">Our origin.</param>
    public static Task RefuseAsync(HttpContext context, Uri origin)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(FrontTexts.Get("Misdirected", origin.GetLeftPart(UriPartial.Authority)) + "\n");
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Requests for {Origin} come by plain http from {Peer} and are refused: it is not in Proxy:Trusted, or sends no X-Forwarded-Proto. "
        + "This is said once.")]
    private static partial void ByPlainHttp(ILogger log, Uri origin, IPAddress? peer);
}
