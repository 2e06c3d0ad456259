using System.Security.Claims;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Portal.Sheet;

/// <summary>Row 3.6.1: serves the signed PDF to its holder only.</summary>
internal static class SheetEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/issuing/{id:guid}/pdf", HandleAsync).RequireAuthorization(Policies.Holder);

    private static async Task<IResult> HandleAsync(
        Guid id, bool? save, ClaimsPrincipal holder, HttpContext http, AkashiDb db, FileStore files, CancellationToken ct)
    {
        var account = holder.SubjectId();
        if (!await db.Set<IssuedCredential>().AnyAsync(c => c.Id == id && c.AccountId == account, ct)) return Results.NotFound();
        if (await files.ReadAsync(id, ct) is not { } pdf) return Results.NotFound();
        http.Response.Headers.ContentDisposition = (save == true ? "attachment" : "inline") + "; filename=\"credential.pdf\"";
        return Results.Bytes(pdf, "application/pdf");
    }
}
