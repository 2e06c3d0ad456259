using Microsoft.AspNetCore.Http;

namespace Akashi.Hosting;

/// <summary>
/// Lets the scripts of any web site read an answer (CORS, in the Fetch standard). Only for addresses whose answers are the same for everybody: no cookie,
/// no client certificate, nothing that depends on who asks (threat W1).
/// </summary>
public static class OpenToBrowsers
{
    /// <summary>Header of the request's id.</summary>
    public const string RequestId = "X-Request-Id";

    // Headers that a script may read besides those that the standard names. One list for all addresses, so that a cache may keep an answer for every site.
    private const string Readable = "Age, Deprecation, ETag, Link, Retry-After, Sunset, " + RequestId;
    private const string Sendable = "Content-Type, If-None-Match, " + RequestId;
    private const string DayInSeconds = "86400";

    /// <summary>Marks an answer as readable for every site. It does not depend on the site that asks, so nothing goes into Vary.</summary>
    public static void Open(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = Readable;
    }

    /// <summary>Answers OPTIONS: with the methods of the address, and what a browser wants to know before a script may ask.</summary>
    /// <param name="context">The request.</param>
    /// <param name="methods">The methods of the address, with commas between.</param>
    public static Task AnswerAsync(HttpContext context, string methods)
    {
        var headers = context.Response.Headers;
        Open(headers);
        headers.Allow = methods + ", OPTIONS";
        headers.AccessControlAllowMethods = methods;
        headers.AccessControlAllowHeaders = Sendable;
        headers.AccessControlMaxAge = DayInSeconds;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
