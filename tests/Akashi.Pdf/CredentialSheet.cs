namespace Akashi.Pdf.Tests;

/// <summary>The contents of the sheet, as text ready to print.</summary>
internal sealed record CredentialFacts(
    string Qualification, string Name, string Kana, string BirthDate, string RegistrationNumber,
    string RegisteredOn, string IssuingBody, string IssuedOn, string ValidUntil, string Url);

/// <summary>A face with everything that a credential has.</summary>
internal static class CredentialSheet
{
    private static readonly PdfTextStyle Centred = new(15) { Mincho = true, Align = PdfAlign.Centre, WholeWords = true };
    private static readonly PdfTextStyle Small = PdfTextStyle.Label with { Align = PdfAlign.Centre, Leading = 1.4 };

    public static PdfDocument Compose(CredentialFacts facts, Func<string, string> text, PdfFonts fonts, DateTimeOffset at)
    {
        var about = new PdfMetadata(text("Title"), facts.IssuingBody, at) { SignatureField = text("Signature") };
        return new PdfDocument(about, fonts)
            .Frame()
            .Footer(text("Footer"))
            .Paragraph("No. 0190 C3A4 7B11 7E2F 9D05 6A7C 88E1 F203", PdfTextStyle.Label with { Size = 8, Align = PdfAlign.Right })
            .Space(3)
            .Heading1(text("Title"), Centred with { Color = PdfColor.Accent, Tracking = 5 })
            .English("Digital certificate", Small)
            .Space(3)
            .Paragraph(facts.Qualification, Centred with { Size = 36, ShrinkTo = 20, Leading = 1.25, Tracking = 4 })
            .English("Registered Nurse", Small with { Size = 11 })
            .Space(7)
            .Paragraph(facts.Kana, Small with { ShrinkTo = 8 })
            .Paragraph(facts.Name, Centred with { Size = 27, ShrinkTo = 14, Leading = 1.3, Tracking = 2 })
            .Space(6)
            .Rule()
            .Table([
                (new PdfWords(text("BirthDate"), "Date of birth"), new PdfWords(facts.BirthDate, "15 May 1990")),
                (new PdfWords(text("RegistrationNumber"), "Registration number"), facts.RegistrationNumber),
                (new PdfWords(text("RegisteredOn"), "Date of registration"), new PdfWords(facts.RegisteredOn, "10 April 2013"))], 50, new PdfTextStyle(12))
            .Space(7)
            .Paragraph(text("Statement"), Centred with { Size = 14 })
            .English("This is to certify registration under the Act.", Small)
            .Space(5)
            .Seal(
                [
                    (new PdfWords(facts.IssuedOn, "24 November 2026"), new PdfTextStyle(11)),
                    (new PdfWords(facts.IssuingBody, "Minister of Health, Labour and Welfare"), new PdfTextStyle(16) { Mincho = true, WholeWords = true }),
                ],
                text("Seal"))
            .Space(6)
            .Band(new PdfWords(text("ValidUntil"), "Valid until"), new PdfWords(facts.ValidUntil, "23 November 2027"))
            .Space(5)
            .Code(facts.Url, text("CodeAlt"), text("VerifyHeading"), [text("Verify"), new PdfWords("https://example.go.jp/")]);
    }
}
