using Akashi.Credentials.Format;
using Akashi.Hosting.Dates;
using Akashi.Pdf;
using Akashi.Pdf.Signing;
using Akashi.Service.Issuing.Keys;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Issuing.Portal.Sheet;

/// <summary>Words of the sheet.</summary>
internal sealed class SheetTexts;

/// <summary>The credential on one page of A4, signed (PAdES B-B).</summary>
internal sealed class CredentialSheet(PdfFonts fonts, IStringLocalizer<SheetTexts> texts)
{
    /// <summary>Longest address of a code: version 39 of level M, whose modules have four dots at 300 dpi in the great width.</summary>
    public const int LongestCode = 2213;

    // Up to version 20 a code's modules are wide enough for any camera at the usual width; the layout "nqs" needs more of them.
    private const int LongestUsual = 666;
    // Up to version 29 they have four dots at 300 dpi there.
    private const int LongestNarrow = 1264;
    private const double UsualWidth = 48;
    private const double GreatWidth = 62;

    /// <summary>The signed PDF, or the character that its font lacks.</summary>
    public (byte[]? Pdf, string? MissingCharacter) Compose(CredentialClaims claims, string url, IssuerKey key, DateTimeOffset at)
    {
        var local = JapanTime.At(at);
        if (!Fit(claims, url, local).TryRender(out var plain, out var fault)) return (null, CharacterOf(fault));
        var signing = new PdfSigningKey(key.Certificate, key.PrivateKey, key.Chain);
        return PdfSigner.TrySign(plain!, signing, local, texts["Reason"], out var signed, out fault) ? (signed, null) : (null, CharacterOf(fault));
    }

    // A long code is drawn wider where the facts leave room for it: one page comes before that. What still does not fit is set closer.
    private PdfDocument Fit(CredentialClaims claims, string url, DateTimeOffset at)
    {
        double[] widths = url.Length > LongestNarrow ? [GreatWidth] : url.Length > LongestUsual ? [GreatWidth, UsualWidth] : [UsualWidth];
        foreach (var dense in new[] { false, true })
        {
            foreach (var width in widths)
            {
                if (Draw(claims, url, at, width, dense) is { Pages: 1 } one) return one;
            }
        }
        return Draw(claims, url, at, widths[0], dense: true);
    }

    private PdfDocument Draw(CredentialClaims claims, string url, DateTimeOffset at, double width, bool dense)
    {
        var air = dense ? 0.4 : 1;
        var facts = claims.Facts;
        var document = new PdfDocument(new PdfMetadata(texts["Title"], facts.BodyName, at) { SignatureField = texts["Signature"].Value, Identifier = url }, fonts)
            .Frame()
            .Footer(texts["Footer"])
            .Space(14 * air)
            .Heading1(texts["Title"], new PdfTextStyle(15, true) { Color = PdfColor.Accent, Align = PdfAlign.Centre, Tracking = 4 })
            .Space(7 * air)
            .Paragraph(facts.QualificationName, new PdfTextStyle(34, true) { Align = PdfAlign.Centre, ShrinkTo = 20, Leading = 1.3, Tracking = 3 })
            .Space(16 * air);
        if (facts.Kana is not null) document.Paragraph(facts.Kana, new PdfTextStyle(10) { Color = PdfColor.Quiet, Align = PdfAlign.Centre, ShrinkTo = 8 });
        return document
            .Paragraph(facts.Name, new PdfTextStyle(24, true) { Align = PdfAlign.Centre, ShrinkTo = dense ? 10 : 14, Leading = dense ? 1.3 : 1.4 })
            .Space(12 * air)
            .Rule()
            .Table(Rows(claims, at), value: new PdfTextStyle(11.5))
            .Space(14 * air)
            .Code(url, texts["CodeAlt"], texts["VerifyHeading"], texts["Verify"], width);
    }

    private List<(string Label, string Value)> Rows(CredentialClaims claims, DateTimeOffset at)
    {
        var facts = claims.Facts;
        var rows = new List<(string Label, string Value)>
        {
            (texts["BirthDate"], JapaneseDate.FormatBoth(facts.BirthOn)),
            (texts["RegistrationNumber"], facts.RegistrationNumber),
            (texts["RegisteredOn"], JapaneseDate.FormatBoth(facts.RegisteredOn)),
            (texts["IssuingBody"], facts.BodyName),
            (texts["IssuedOn"], JapaneseDate.FormatBoth(JapanTime.DayOf(at))),
            (texts["ValidUntil"], JapaneseDate.FormatBoth(JapanTime.DayOf(claims.ExpiresAt))),
        };
        if (facts.FormerName is not null) rows.Insert(0, (texts["FormerName"], facts.FormerName));
        return rows;
    }

    private static string CharacterOf(PdfFault? fault) => fault is PdfFault.MissingGlyph glyph ? $"{glyph.Character} (U+{glyph.CodePoint:X4})" : "?";
}
