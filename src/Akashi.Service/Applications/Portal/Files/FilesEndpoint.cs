using System.Security.Claims;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Sessions;

namespace Akashi.Service.Applications.Portal.Files;

/// <summary>Shows an attached file to its holder, also one that an earlier round was signed with.</summary>
internal static class FilesEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/applications/{id:guid}/files/{file:guid}", ShowAsync).RequireAuthorization(Policies.Holder);

    private static async Task<IResult> ShowAsync(
        Guid id, Guid file, ClaimsPrincipal holder, ApplicationStore store, FileStore files, HttpContext http, CancellationToken ct) =>
        await store.FindFileAsync(id, holder.SubjectId(), file, ct) is { } attachment
            ? await ShownFile.OfAsync(attachment.Id, attachment.Name, attachment.ContentType, files, http, ct)
            : Results.NotFound();
}
