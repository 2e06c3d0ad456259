using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Akashi.Hosting.Assets;

/// <summary>Serves the assets in the smallest form that the browser accepts.</summary>
public static class AssetAnswers
{
    // RFC 9111 and RFC 8246: for a year, without revalidation even when the page is reloaded.
    private const string ForAYear = "public, max-age=31536000, immutable";

    /// <summary>Serves the assets. The program must have registered its <see cref="SiteAssets"/>.</summary>
    /// <param name="app">The program.</param>
    /// <returns>The same program.</returns>
    public static IApplicationBuilder UseAssets(this IApplicationBuilder app)
    {
        var assets = app.ApplicationServices.GetRequiredService<SiteAssets>();
        return app.Use((context, next) => IsReading(context.Request) && assets.TryFind(context.Request.Path, out var asset, out var kept)
            ? AnswerAsync(context, asset, kept)
            : next(context));
    }

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static async Task AnswerAsync(HttpContext context, Asset asset, bool kept)
    {
        var headers = context.Response.Headers;
        var (encoding, bytes) = FormFor(context.Request, asset);
        if (kept) headers.CacheControl = ForAYear;
        if (encoding is not null) headers.ContentEncoding = encoding;
        headers.Vary = HeaderNames.AcceptEncoding;
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static (string? Encoding, byte[] Bytes) FormFor(HttpRequest request, Asset asset)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (asset.Brotli is { } brotli && Takes(accepted, "br")) return ("br", brotli);
        if (asset.Gzip is { } gzip && Takes(accepted, "gzip")) return ("gzip", gzip);
        return (null, asset.Bytes);
    }

    // "br;q=0" refuses it (RFC 9110, 12.5.3).
    private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
}
