using System.Security.Claims;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Sessions;

namespace Akashi.Service.Applications.Portal.Files;

/// <summary>Shows an attached file to its holder.</summary>
internal static class FilesEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/applications/{id:guid}/files/{file:guid}", ShowAsync).RequireAuthorization(Policies.Holder);

    private static async Task<IResult> ShowAsync(
        Guid id, Guid file, ClaimsPrincipal holder, ApplicationStore store, FileStore files, HttpContext http, CancellationToken ct) =>
        (await store.FindAsync(id, holder.SubjectId(), ct))?.Attachments.FirstOrDefault(a => a.Id == file) is { } attachment
            ? await ShownFile.OfAsync(attachment.Id, attachment.Name, attachment.ContentType, files, http, ct)
            : Results.NotFound();
}
