using System.Security.Claims;
using Akashi.Hosting.Dates;
using Akashi.Pdf;
using Akashi.Service.Applications.Document;
using Akashi.Service.Platform.Layout;
using Akashi.Service.Platform.Sessions;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Applications.Copy;

/// <summary>Words of the copy.</summary>
internal sealed class CopyTexts;

/// <summary>Row 1.6.1: a copy of the application to keep, drawn from the same document that was signed.</summary>
internal static class CopyEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/applications/{id:guid}/copy", CopyAsync).RequireAuthorization(Policies.Holder);
        routes.MapGet("/applications/{id:guid}/document", (Guid id, ClaimsPrincipal holder, Drafts drafts, CancellationToken ct) =>
            SignedPartAsync(id, holder, drafts, a => a.Document, "application/json", ct)).RequireAuthorization(Policies.Holder);
        routes.MapGet("/applications/{id:guid}/signature", (Guid id, ClaimsPrincipal holder, Drafts drafts, CancellationToken ct) =>
            SignedPartAsync(id, holder, drafts, a => a.Signature, "application/pkcs7-signature", ct)).RequireAuthorization(Policies.Holder);
    }

    private static async Task<IResult> CopyAsync(
        Guid id, ClaimsPrincipal holder, HttpContext http, Drafts drafts, DocumentComposer composer, PdfFonts fonts, IStringLocalizer<CopyTexts> texts, CancellationToken ct)
    {
        if (await drafts.FindAsync(id, holder.SubjectId(), ct) is not { Application.SubmittedAt: { } at } open) return Results.NotFound();
        var local = JapanTime.At(at);
        var document = composer.Of(open);
        var sheet = new PdfDocument(new PdfMetadata(document.Title, document.Service, local), fonts).Footer(document.Service)
            .Heading1(document.Title)
            .Box(texts["Received", open.Application.ReceiptNumber!, LayoutTexts.Moment(local)]);
        foreach (var part in document.Sections)
            sheet.Heading2(part.Title).Table([.. part.Items.Where(i => i.Value.Length > 0).Select(i => (i.Label, i.Value))]);
        if (document.Attachments.Count > 0)
            sheet.Heading2(texts["Attachments"]).Table([.. document.Attachments.Select(a => (a.Label, a.Name))]);
        if (!sheet.TryRender(out var pdf, out _)) return Results.Redirect($"/applications/{id}/timeline");
        http.Response.Headers.ContentDisposition = "inline; filename=\"application.pdf\"";
        return Results.Bytes(pdf!, "application/pdf");
    }

    // The holder may keep the very bytes that were signed, and the signature, and check them anywhere.
    private static async Task<IResult> SignedPartAsync(Guid id, ClaimsPrincipal holder, Drafts drafts, Func<Application, byte[]?> part, string kind, CancellationToken ct) =>
        await drafts.FindAsync(id, holder.SubjectId(), ct) is { } open && part(open.Application) is { } bytes ? Results.Bytes(bytes, kind) : Results.NotFound();
}
