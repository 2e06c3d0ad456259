namespace Akashi.Pdf.Tests;

/// <summary>The contents of the sheet, as text ready to print.</summary>
internal sealed record CredentialFacts(
    string Qualification, string Name, string Kana, string BirthDate, string RegistrationNumber,
    string RegisteredOn, string IssuingBody, string IssuedOn, string ValidUntil, string Url);

/// <summary>The credential on one A4 page.</summary>
internal static class CredentialSheet
{
    public static PdfDocument Compose(CredentialFacts facts, Func<string, string> text, PdfFonts fonts, DateTimeOffset at)
    {
        var about = new PdfMetadata(text("Title"), facts.IssuingBody, at) { SignatureField = text("Signature") };
        return new PdfDocument(about, fonts)
            .Frame()
            .Footer(text("Footer"))
            .Space(9)
            .Heading1(text("Title"), new PdfTextStyle(15, true) { Color = PdfColor.Accent, Align = PdfAlign.Centre, Tracking = 4 })
            .Space(7)
            .Paragraph(facts.Qualification, new PdfTextStyle(34, true) { Align = PdfAlign.Centre, ShrinkTo = 20, Leading = 1.3, Tracking = 3 })
            .Space(13)
            .Paragraph(facts.Kana, new PdfTextStyle(10) { Color = PdfColor.Quiet, Align = PdfAlign.Centre, ShrinkTo = 8 })
            .Paragraph(facts.Name, new PdfTextStyle(24, true) { Align = PdfAlign.Centre, ShrinkTo = 14, Leading = 1.4 })
            .Space(12)
            .Rule()
            .Table([
                (text("BirthDate"), facts.BirthDate),
                (text("RegistrationNumber"), facts.RegistrationNumber),
                (text("RegisteredOn"), facts.RegisteredOn),
                (text("IssuingBody"), facts.IssuingBody),
                (text("IssuedOn"), facts.IssuedOn),
                (text("ValidUntil"), facts.ValidUntil)], value: new PdfTextStyle(11.5))
            .Space(14)
            .Code(facts.Url, text("CodeAlt"), text("VerifyHeading"), text("Verify"));
    }
}
