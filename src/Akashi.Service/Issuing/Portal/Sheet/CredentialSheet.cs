using System.Diagnostics.CodeAnalysis;
using Akashi.Credentials.Format;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Pdf;
using Akashi.Pdf.Signing;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Issuing.Portal.Sheet;

/// <summary>Texts of the sheet.</summary>
internal sealed class SheetTexts;

/// <summary>Names on the sheet that the credential holds in Japanese only.</summary>
/// <param name="Qualification">Name of the qualification in English.</param>
/// <param name="Body">Name of the body in English.</param>
internal sealed record EnglishNames(string Qualification, string Body)
{
    /// <summary>The names in the catalog.</summary>
    public static EnglishNames Of(Catalog.Qualification qualification) => new(qualification.Name.En, qualification.Body.Name.En);
}

/// <summary>The credential on one A4 page, signed (PAdES B-B). It is in Japanese, with English in small print, whatever the holder's language.</summary>
internal sealed class CredentialSheet(PdfFonts fonts, TextsOf<SheetTexts> spoken)
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
    private const double LabelWidth = 50;
    private static readonly PdfTextStyle Small = PdfTextStyle.Label with { Align = PdfAlign.Centre, Leading = 1.4, ShrinkTo = 7 };
    private readonly TextSource texts = spoken.In(Languages.Japanese);
    private readonly TextSource english = spoken.In(Languages.English);

    /// <summary>Composes and signs the PDF.</summary>
    /// <param name="claims">What the credential says.</param>
    /// <param name="names">The English names of what it is about.</param>
    /// <param name="url">Address in its code.</param>
    /// <param name="key">Key that signs documents.</param>
    /// <param name="at">Moment of issue.</param>
    /// <param name="pdf">The signed PDF.</param>
    /// <param name="missing">The character that the font lacks.</param>
    /// <returns>False if the font lacks a character, which is then in <paramref name="missing"/>.</returns>
    public bool TryCompose(
        CredentialClaims claims, EnglishNames names, string url, IssuerKey key, DateTimeOffset at,
        [NotNullWhen(true)] out byte[]? pdf, [NotNullWhen(false)] out string? missing)
    {
        var local = JapanTime.At(at);
        pdf = null;
        var signing = new PdfSigningKey(key.Certificate, key.PrivateKey, key.Chain);
        if (Fit(claims, names, url, local).TryRender(out var plain, out var fault)
            && PdfSigner.TrySign(plain, signing, local, texts["Reason"], out pdf, out fault))
        {
            missing = null;
            return true;
        }
        missing = CharacterOf(fault);
        return false;
    }

    // A long code is drawn wider if the facts leave space for it, but fitting on one page matters more. What still does not fit is set closer, and then
    // without the English names.
    private PdfDocument Fit(CredentialClaims claims, EnglishNames names, string url, DateTimeOffset at)
    {
        double[] widths = url.Length > LongestNarrow ? [GreatWidth] : url.Length > LongestUsual ? [GreatWidth, UsualWidth] : [UsualWidth];
        foreach (var (dense, named) in new (bool, EnglishNames?)[] { (false, names), (true, names), (true, null) })
        {
            foreach (var width in widths)
            {
                if (Draw(claims, named, url, at, width, dense) is { Pages: 1 } one) return one;
            }
        }
        return Draw(claims, null, url, at, widths[0], dense: true);
    }

    private PdfDocument Draw(CredentialClaims claims, EnglishNames? names, string url, DateTimeOffset at, double width, bool dense)
    {
        var air = dense ? 0.4 : 1;
        var facts = claims.Facts;
        var metadata = new PdfMetadata(texts["Title"], facts.BodyName, at) { SignatureField = texts["Signature"], Identifier = url };
        var document = new PdfDocument(metadata, fonts)
            .Frame()
            .Footer(texts["Footer"])
            .Space(14 * air)
            .Heading1(texts["Title"], new PdfTextStyle(15, true) { Color = PdfColor.Accent, Align = PdfAlign.Centre, Tracking = 4 })
            .English(english["Title"], Small)
            .Space(5 * air)
            .Paragraph(facts.QualificationName, new PdfTextStyle(34, true) { Align = PdfAlign.Centre, ShrinkTo = 20, Leading = 1.3, Tracking = 3 });
        if (names is not null) document.English(names.Qualification, Small with { Size = 11 });
        document.Space(12 * air);
        if (facts.Kana is not null) document.Paragraph(facts.Kana, new PdfTextStyle(10) { Color = PdfColor.Quiet, Align = PdfAlign.Centre, ShrinkTo = 8 });
        return document
            .Paragraph(facts.Name, new PdfTextStyle(24, true) { Align = PdfAlign.Centre, ShrinkTo = dense ? 10 : 14, Leading = dense ? 1.3 : 1.4 })
            .Space(12 * air)
            .Rule()
            .Table(Rows(claims, names, at), LabelWidth, new PdfTextStyle(11.5))
            .Space(10 * air)
            .Code(url, texts["CodeAlt"], Both(texts => texts["VerifyHeading"]), Both(texts => texts["Verify"]), width);
    }

    private List<(PdfWords Label, PdfWords Value)> Rows(CredentialClaims claims, EnglishNames? names, DateTimeOffset at)
    {
        var facts = claims.Facts;
        var rows = new List<(PdfWords Label, PdfWords Value)>
        {
            (Both(texts => texts["BirthDate"]), facts.BirthOn is { } birth ? Both(birth) : Both(texts => texts["NotContained"])),
            (Both(texts => texts["RegistrationNumber"]), facts.RegistrationNumber),
            (Both(texts => texts["RegisteredOn"]), Both(facts.RegisteredOn)),
            (Both(texts => texts["IssuingBody"]), new PdfWords(facts.BodyName, names?.Body)),
            (Both(texts => texts["IssuedOn"]), Both(JapanTime.DayOf(at))),
            (Both(texts => texts["ValidUntil"]), Both(JapanTime.DayOf(claims.ExpiresAt))),
        };
        if (facts.FormerName is not null) rows.Insert(0, (Both(texts => texts["FormerName"]), facts.FormerName));
        return rows;
    }

    private PdfWords Both(Func<TextSource, string> pick) => new(pick(texts), pick(english));

    private static PdfWords Both(DateOnly day) => new(JapaneseDate.FormatBoth(day), ShownDate.Written(day, Languages.English));

    private static string CharacterOf(PdfFault? fault) => fault is PdfFault.MissingGlyph glyph ? $"{glyph.Character} (U+{glyph.CodePoint:X4})" : "?";
}
