using System.Security.Claims;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Staff;

namespace Akashi.Service.Applications.Files;

/// <summary>Shows an attached file to its holder, or to staff of the body that reviews it.</summary>
internal static class FilesEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/applications/{id:guid}/files/{file:guid}", ForHolderAsync).RequireAuthorization(Policies.Holder);
        routes.MapGet("/applications/{id:guid}/review/files/{file:guid}", ForStaffAsync).RequireAuthorization(Policies.Staff);
    }

    private static async Task<IResult> ForHolderAsync(
        Guid id, Guid file, ClaimsPrincipal holder, ApplicationStore store, FileStore files, HttpContext http, CancellationToken ct) =>
        await ShowAsync(await store.FindAsync(id, holder.SubjectId(), ct), file, files, http, ct);

    private static async Task<IResult> ForStaffAsync(
        Guid id, Guid file, ClaimsPrincipal person, StaffFace staff, CatalogFace catalog, ApplicationStore store, FileStore files, HttpContext http, CancellationToken ct)
    {
        if (await staff.CurrentAsync(person, ct) is not { } member) return Results.NotFound();
        return await ShowAsync(await store.FindForStaffAsync(id, catalog.OfBody(member.BodyId), ct), file, files, http, ct);
    }

    private static async Task<IResult> ShowAsync(LoadedApplication? loaded, Guid file, FileStore files, HttpContext http, CancellationToken ct)
    {
        var attachment = loaded?.Attachments.FirstOrDefault(a => a.Id == file);
        if (attachment is null || await files.ReadAsync(file, ct) is not { } content) return Results.NotFound();
        // A file from outside runs nothing: no script, no plug-in, no origin.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'; sandbox";
        http.Response.Headers.ContentDisposition = $"inline; filename*=UTF-8''{Uri.EscapeDataString(attachment.Name)}";
        return Results.Bytes(content, attachment.ContentType);
    }
}
