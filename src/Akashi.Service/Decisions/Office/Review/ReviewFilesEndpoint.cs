using System.Security.Claims;
using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Openings;
using Akashi.Service.Staff.Rights;

namespace Akashi.Service.Decisions.Office.Review;

/// <summary>Row 6.3: shows an attached file to staff of the body that reviews the application.</summary>
internal static class ReviewFilesEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/office/decisions/{id:guid}/review/files/{file:guid}", ShowAsync)
            .Demands(Right.SeeApplications).RequireAuthorization(Policies.Staff);

    private static async Task<IResult> ShowAsync(
        Guid id, Guid file, ClaimsPrincipal person, StaffFace staff, CatalogFace catalog, SubmittedApplications applications, OpeningNotes notes,
        FileStore files, HttpContext http, CancellationToken ct)
    {
        if (await staff.CurrentAsync(person, ct) is not { } member) return Results.NotFound();
        if (await applications.FindAsync(id, catalog.OfBody(member.BodyId), ct) is not { } submitted) return Results.NotFound();
        if (await applications.FindFileAsync(submitted, file, ct) is not { } attached) return Results.NotFound();
        await notes.NoteAsync(member, [new OpenedRecord(OpenedKind.Document, id)], ct);
        return await ShownFile.OfAsync(attached.Id, attached.Name, attached.ContentType, files, http, ct);
    }
}
