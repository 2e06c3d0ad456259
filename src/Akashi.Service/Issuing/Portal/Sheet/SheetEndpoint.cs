using System.Globalization;
using System.Security.Claims;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Issuing.Portal.Sheet;

/// <summary>Row 3.6.1: serves the signed PDF to its holder only.</summary>
internal static class SheetEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/issuing/{id:guid}/pdf", HandleAsync).RequireAuthorization(Policies.Holder);

    private static async Task<IResult> HandleAsync(
        Guid id, bool? save, ClaimsPrincipal holder, HttpContext http, AkashiDb db, FileStore files, CatalogFace catalog, TextsOf<SheetTexts> texts,
        CancellationToken ct)
    {
        if (await db.ReadOwnAsync(id, holder.SubjectId(), ct) is not { } credential) return Results.NotFound();
        if (await files.ReadAsync(id, ct) is not { } pdf) return Results.NotFound();
        var day = JapanTime.DayOf(credential.IssuedAt).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        string[] name = [texts.In(Languages.Japanese)["Title"], catalog.Get(credential.QualificationId).Name.Ja, day];
        return PdfAnswer.Of(pdf, "credential-" + day, name, http, save == true);
    }
}
