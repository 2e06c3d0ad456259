using System.Security.Claims;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Pdf;
using Akashi.Service.Applications.Document;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Applications.Portal.Copy;

/// <summary>Texts of the copy.</summary>
internal sealed class CopyTexts;

/// <summary>Row 1.6.1: a PDF copy of the application for the holder, made from the document that was signed.</summary>
internal static class CopyEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/applications/{id:guid}/copy", CopyAsync).RequireAuthorization(Policies.Holder);
        routes.MapGet("/applications/{id:guid}/document", (Guid id, ClaimsPrincipal holder, ApplicationStore store, CancellationToken ct) =>
            SignedPartAsync(id, holder, store, s => s.Document, "application/json", ct)).RequireAuthorization(Policies.Holder);
        routes.MapGet("/applications/{id:guid}/signature", (Guid id, ClaimsPrincipal holder, ApplicationStore store, CancellationToken ct) =>
            SignedPartAsync(id, holder, store, s => s.Signature, "application/pkcs7-signature", ct)).RequireAuthorization(Policies.Holder);
    }

    private static async Task<IResult> CopyAsync(
        Guid id, ClaimsPrincipal holder, HttpContext http, ApplicationStore store, DocumentComposer composer, PdfFonts fonts,
        TextsOf<CopyTexts> spoken, CancellationToken ct)
    {
        if (SubmittedApplication.Of(await store.FindAsSignedAsync(id, holder.SubjectId(), ct), composer) is not { } submitted) return Results.NotFound();
        // The copy is of what was signed, and so in its language.
        var texts = spoken.In(Languages.Japanese);
        http.Response.Headers.ContentLanguage = Languages.CodeOf(Languages.Japanese);
        var local = JapanTime.At(submitted.SignedAt);
        var document = submitted.Document;
        var sheet = new PdfDocument(new PdfMetadata(document.Title, document.Service, local), fonts).Footer(document.Service)
            .Heading1(document.Title)
            .Box(texts["Received", submitted.ReceiptNumber, JapaneseDate.FormatMoment(submitted.SignedAt)]);
        foreach (var part in document.Sections)
            sheet.Heading2(part.Title).Table([.. part.Items.Where(i => i.Value.Length > 0).Select(i => (i.Label, i.Value))]);
        if (document.Attachments.Count > 0)
            sheet.Heading2(texts["Attachments"]).Table([.. document.Attachments.Select(a => (a.Label, a.Name))]);
        if (!sheet.TryRender(out var pdf, out _)) return Results.Redirect(ApplicationsAddresses.TimelineOf(id));
        http.Response.Headers.ContentDisposition = "inline; filename=\"application.pdf\"";
        return Results.Bytes(pdf, "application/pdf");
    }

    // Gives the holder the exact signed bytes or the signature, so that they can verify them anywhere.
    private static async Task<IResult> SignedPartAsync(
        Guid id, ClaimsPrincipal holder, ApplicationStore store, Func<Submission, byte[]> part, string kind, CancellationToken ct) =>
        await store.FindAsync(id, holder.SubjectId(), ct) is { Application.Submission: { } submission }
            ? Results.Bytes(part(submission), kind)
            : Results.NotFound();
}
