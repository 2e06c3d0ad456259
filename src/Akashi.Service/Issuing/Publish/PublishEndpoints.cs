using System.Text;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Hosting;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Publish;

/// <summary>
/// Serves what verifiers fetch: status lists, the trust list, and the issuer's certificates. All of it can be checked, so anybody may pass it on, and
/// a verifier in a page of any site may read it.
/// </summary>
internal static class PublishEndpoints
{
    private static readonly string[] Paths = ["/status", "/status/{id}", "/trust/certificates", "/trust/list"];

    public static void Map(IEndpointRouteBuilder all)
    {
        // Each Verifier fetches all of it every few seconds. It is cheap, and no Verifier may be shut out, so there is no rate limit.
        var routes = all.MapGroup("").AllowAnonymous().DisableRateLimiting();
        routes.AddEndpointFilter((call, next) =>
        {
            OpenToBrowsers.Open(call.HttpContext.Response.Headers);
            return next(call);
        });
        routes.MapGet("/status", async (PublishedLists lists, ServiceSettings settings, CancellationToken ct) =>
            Results.Json(new { status_lists = (await lists.IdsAsync(ct)).Select(id => StatusAddress.Of(settings, id)) }));
        routes.MapGet("/status/{id}", async (string id, StatusPublisher publisher, HttpContext http, CancellationToken ct) =>
        {
            if (await publisher.ServeAsync(id, ct) is not { } list) return Results.NotFound();
            http.Response.Headers.ETag = list.Tag;
            http.Response.Headers.CacheControl = "public, max-age=1";
            return http.Request.Headers.IfNoneMatch == list.Tag
                ? Results.StatusCode(StatusCodes.Status304NotModified)
                : Results.Bytes(list.Bytes, StatusList.MediaType);
        });
        routes.MapGet("/trust/certificates", async (CertificateBook book, CancellationToken ct) =>
        {
            var pem = new StringBuilder();
            foreach (var certificate in await book.PublishedAsync(ct)) pem.AppendLine(certificate.Pem);
            return Results.Text(pem.ToString(), "application/x-pem-file");
        });
        routes.MapGet("/trust/list", async (TrustPublisher trust, HttpContext http, CancellationToken ct) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=1";
            return Results.Bytes(await trust.CurrentAsync(ct), TrustList.MediaType);
        });
        foreach (var path in Paths) routes.MapMethods(path, ["OPTIONS"], (HttpContext http) => OpenToBrowsers.AnswerAsync(http, "GET"));
    }
}
