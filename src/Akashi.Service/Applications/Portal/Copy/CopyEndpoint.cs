using System.Security.Claims;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Pdf;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Timeline;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Files;
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
        Guid id, bool? save, ClaimsPrincipal holder, HttpContext http, ApplicationStore store, DocumentComposer composer, PdfFonts fonts,
        TextsOf<CopyTexts> spoken, CancellationToken ct)
    {
        if (SubmittedApplication.Of(await store.FindAsSignedAsync(id, holder.SubjectId(), ct), composer) is not { } submitted) return Results.NotFound();
        // The copy is of what was signed, and so in its language, with English in small print.
        http.Response.Headers.ContentLanguage = Languages.CodeOf(Languages.Japanese);
        var sheet = Draw(submitted, fonts, spoken.In(Languages.Japanese), spoken.In(Languages.English));
        if (!sheet.TryRender(out var pdf, out _))
            return Results.Redirect($"{ApplicationsAddresses.TimelineOf(id)}?{TimelinePage.CopyKey}={TimelinePage.NoCopy}");
        return PdfAnswer.Of(pdf, "application-" + submitted.ReceiptNumber, [submitted.Document.Title, submitted.ReceiptNumber], http, save == true);
    }

    private static PdfDocument Draw(SubmittedApplication submitted, PdfFonts fonts, TextSource texts, TextSource english)
    {
        var (document, reading, at) = (submitted.Document, submitted.InEnglish, submitted.SignedAt);
        var sheet = new PdfDocument(new PdfMetadata(document.Title, document.Service, JapanTime.At(at)), fonts).Footer(document.Service)
            .Heading1(document.Title)
            .English(reading.Title, PdfTextStyle.Label)
            .Space(3)
            .Table(
                [
                    (new PdfWords(texts["Number"], english["Number"]), submitted.ReceiptNumber),
                    (new PdfWords(texts["ReceivedAt"], english["ReceivedAt"]),
                        new PdfWords(JapaneseDate.FormatMoment(at), ShownDate.Written(at, Languages.English))),
                ],
                value: new PdfTextStyle(13, true));
        foreach (var (part, inEnglish) in document.Sections.Zip(reading.Sections))
        {
            var rows = part.Items.Zip(inEnglish.Items, (item, other) => (Label: Both(item.Label, other.Label), item.Value)).Where(r => r.Value.Length > 0);
            sheet.Heading2(part.Title).English(inEnglish.Title, PdfTextStyle.Label).Table([.. rows.Select(r => (r.Label, (PdfWords)r.Value))]);
        }
        if (document.Attachments.Count == 0) return sheet;
        return sheet.Heading2(texts["Attachments"]).English(english["Attachments"], PdfTextStyle.Label).Table(
            [.. document.Attachments.Zip(reading.Attachments).Select(a => (Both(a.First.Label, a.Second.Label), (PdfWords)a.First.Name))]);
    }

    private static PdfWords Both(string japanese, string english) => new(japanese, japanese == english ? null : english);

    // Gives the holder the exact signed bytes or the signature, so that they can verify them anywhere.
    private static async Task<IResult> SignedPartAsync(
        Guid id, ClaimsPrincipal holder, ApplicationStore store, Func<Submission, byte[]> part, string kind, CancellationToken ct) =>
        await store.FindAsync(id, holder.SubjectId(), ct) is { Application.Submission: { } submission }
            ? Results.Bytes(part(submission), kind)
            : Results.NotFound();
}
