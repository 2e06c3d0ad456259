using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akashi.Hosting;

/// <summary>What search engines may read (RFC 9309).</summary>
public static class Robots
{
    // A page with a code or a person says "noindex" itself, and must be read for that: if robots were kept out, its bare address could still be
    // listed.
    private const string Rules = "User-agent: *\nDisallow: /api/\n";

    /// <summary>Serves /robots.txt.</summary>
    /// <param name="routes">The program's routes.</param>
    /// <returns>The route.</returns>
    public static IEndpointConventionBuilder MapRobots(this IEndpointRouteBuilder routes) => routes.MapMethods("/robots.txt", ["GET", "HEAD"], context =>
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Rules, context.RequestAborted);
    });
}
