using System.Diagnostics.CodeAnalysis;
using Akashi.Credentials.Format;
using Akashi.Hosting.Dates;
using Akashi.Pdf;
using Akashi.Pdf.Signing;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Issuing.Portal.Sheet;

/// <summary>Texts of the sheet.</summary>
internal sealed class SheetTexts;

/// <summary>The credential on one A4 page, signed (PAdES B-B).</summary>
internal sealed class CredentialSheet(PdfFonts fonts, TextsOf<SheetTexts> texts)
{
    /// <summary>
    /// Longest address of a code, in characters: version 39 at level M, whose modules are four dots wide at 300 dpi in the great width.
    /// </summary>
    public const int LongestCode = 2213;

    // Up to version 20, a code at the usual width has modules wide enough for any camera; the layout "nqs" needs larger versions.
    private const int LongestUsual = 666;
    // Up to version 29, modules at the usual width are four dots wide at 300 dpi.
    private const int LongestNarrow = 1264;
    private const double UsualWidth = 48;
    private const double GreatWidth = 62;

    /// <summary>Composes and signs the PDF.</summary>
    /// <returns>False if the font lacks a character, which is then in <paramref name="missing"/>.</returns>
    public bool TryCompose(
        CredentialClaims claims, string url, IssuerKey key, DateTimeOffset at, [NotNullWhen(true)] out byte[]? pdf, [NotNullWhen(false)] out string? missing)
    {
        var local = JapanTime.At(at);
        pdf = null;
        var signing = new PdfSigningKey(key.Certificate, key.PrivateKey, key.Chain);
        if (Fit(claims, url, local).TryRender(out var plain, out var fault)
            && PdfSigner.TrySign(plain, signing, local, texts["Reason"], out pdf, out fault))
        {
            missing = null;
            return true;
        }
        missing = CharacterOf(fault);
        return false;
    }

    // A long code is drawn wider if the facts leave space for it, but fitting on one page matters more. What still does not fit is set closer.
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
        var metadata = new PdfMetadata(texts["Title"], facts.BodyName, at) { SignatureField = texts["Signature"], Identifier = url };
        var document = new PdfDocument(metadata, fonts)
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
