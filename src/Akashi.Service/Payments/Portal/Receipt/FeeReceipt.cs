using System.Diagnostics.CodeAnalysis;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Pdf;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Payments.Portal.Receipt;

/// <summary>Texts of the receipt.</summary>
internal sealed class FeeReceiptTexts;

/// <summary>
/// 領収書: the receipt of a paid charge on one A4 page, in Japanese with English in small print. It names who paid what to whom, and nothing of the card.
/// </summary>
internal sealed class FeeReceipt(PdfFonts fonts, TextsOf<FeeReceiptTexts> spoken)
{
    private const double LabelWidth = 52;
    private static readonly PdfTextStyle Small = PdfTextStyle.Label with { Align = PdfAlign.Centre };
    private readonly TextSource texts = spoken.In(Languages.Japanese);
    private readonly TextSource english = spoken.In(Languages.English);

    /// <summary>Number of a charge's receipt: that of the application with an R before it, in groups of letters that nobody confuses when read aloud.</summary>
    public static string NumberOf(Charge charge) => "R-" + charge.ReceiptNumber;

    /// <summary>Composes the PDF.</summary>
    /// <param name="open">A paid charge.</param>
    /// <param name="paidAt">When it was paid.</param>
    /// <param name="pdf">The PDF; null if the font lacks a character.</param>
    public bool TryCompose(OpenCharge open, DateTimeOffset paidAt, [NotNullWhen(true)] out byte[]? pdf)
    {
        var charge = open.Charge;
        return new PdfDocument(new PdfMetadata(texts["Title"], charge.Payee, JapanTime.At(paidAt)), fonts)
            .Footer(texts["Footer"])
            .Space(8)
            .Heading1(texts["Title"], PdfTextStyle.Title with { Align = PdfAlign.Centre })
            .English(english["Title"], Small)
            .Space(8)
            .Paragraph(texts["Payer", charge.Payer], new PdfTextStyle(14, true) { ShrinkTo = 10 })
            .Space(4)
            .Paragraph(texts["Total", charge.Total], new PdfTextStyle(22, true) { Align = PdfAlign.Centre })
            .English(english["Total", charge.Total], Small)
            .Space(4)
            .Paragraph(texts["Received"])
            .English(english["Received"], PdfTextStyle.Label)
            .Space(4)
            .Table(
                [
                    (Both(texts => texts["Number"]), NumberOf(charge)),
                    (Both(texts => texts["PaidAt"]), new PdfWords(JapaneseDate.FormatMoment(paidAt), ShownDate.Written(paidAt, Languages.English))),
                    (Both(texts => texts["For"]), charge.Title),
                    (Both(texts => texts["Application"]), charge.ReceiptNumber),
                    (Both(texts => texts["Method"]), Both(texts => texts["Card"])),
                    (Both(texts => texts["Payee"]), charge.Payee),
                ],
                LabelWidth)
            .Heading2(texts["Items"])
            .English(english["Items"], PdfTextStyle.Label)
            .Table([.. open.Lines.Select(Row), (Both(texts => texts["Sum"]), Both(texts => texts["Yen", charge.Total]))], LabelWidth)
            .Space(6)
            .Paragraph(texts["Note"], PdfTextStyle.Label)
            .English(english["Note"], PdfTextStyle.Label)
            .TryRender(out pdf, out _);
    }

    private (PdfWords Label, PdfWords Value) Row(ChargeLine line)
    {
        var kind = Both(texts => texts[line.Kind == ItemKind.Tax ? "Tax" : "Fee"]);
        return (line.Label, new PdfWords(texts["Line", line.Amount, kind.Text], english["Line", line.Amount, kind.English]));
    }

    private PdfWords Both(Func<TextSource, string> pick) => new(pick(texts), pick(english));
}
