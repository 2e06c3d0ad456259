using System.Text;
using Akashi.Credentials.Status;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Publish;

/// <summary>What verifiers fetch: the status list, and the certificates of the issuer's keys. All of it is signed, so anybody may carry it.</summary>
internal static class PublishEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/status", (ServiceSettings settings) => Results.Json(new { status_lists = new[] { StatusAddress.Of(settings) } })).AllowAnonymous();
        routes.MapGet("/status/{id}", async (string id, PublishedLists lists, HttpContext http, CancellationToken ct) =>
        {
            if (id != StatusAddress.OnlyList || await lists.FindAsync(id, ct) is not { } list) return Results.NotFound();
            http.Response.Headers.ETag = list.Tag;
            http.Response.Headers.CacheControl = "public, max-age=1";
            return http.Request.Headers.IfNoneMatch == list.Tag ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(list.Bytes, StatusList.MediaType);
        }).AllowAnonymous();
        routes.MapGet("/trust/certificates", (IssuerKeys keys) =>
        {
            var pem = new StringBuilder();
            foreach (var purpose in new[] { KeyPurpose.Credential, KeyPurpose.Status, KeyPurpose.Document })
            {
                pem.AppendLine(keys[purpose].Certificate.ExportCertificatePem());
                foreach (var link in keys[purpose].Chain) pem.AppendLine(link.ExportCertificatePem());
            }
            return Results.Text(pem.ToString(), "application/x-pem-file");
        }).AllowAnonymous();
    }
}
