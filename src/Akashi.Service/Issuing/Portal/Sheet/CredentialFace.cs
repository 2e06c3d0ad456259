using Akashi.Credentials.Format;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Pdf;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Issuing.Portal.Sheet;

/// <summary>How a face is set where there is little room.</summary>
/// <param name="CodeWidth">Width of the code in millimetres.</param>
/// <param name="Air">Part of the usual space between the parts: 1 or less.</param>
/// <param name="Named">With the English of names.</param>
internal readonly record struct FaceRoom(double CodeWidth, double Air, bool Named)
{
    /// <summary>Whether letters are smaller, too.</summary>
    public bool Dense => Air < 0.5;
}

/// <summary>The face of a credential on A4. It is in Japanese, with English in small print, whatever the holder's language.</summary>
internal sealed class CredentialFace(PdfFonts fonts, TextsOf<SheetTexts> spoken)
{
    private const double LabelWidth = 50;
    private static readonly PdfTextStyle Mincho = new(15) { Mincho = true, Align = PdfAlign.Centre, WholeWords = true };
    private static readonly PdfTextStyle Small = PdfTextStyle.Label with { Align = PdfAlign.Centre, Leading = 1.4, ShrinkTo = 7 };
    private static readonly PdfTextStyle Signed = new(15) { Mincho = true, Leading = 1.4, WholeWords = true, ShrinkTo = 11 };
    private readonly TextSource texts = spoken.In(Languages.Japanese);
    private readonly TextSource english = spoken.In(Languages.English);

    /// <summary>Draws it; more than one page if it does not fit.</summary>
    /// <param name="claims">What the credential says.</param>
    /// <param name="words">What the catalog says about it.</param>
    /// <param name="url">Address in its code.</param>
    /// <param name="at">Moment of issue, in Japan.</param>
    /// <param name="room">How close it is set.</param>
    public PdfDocument Draw(CredentialClaims claims, FaceWords words, string url, DateTimeOffset at, FaceRoom room)
    {
        var facts = claims.Facts;
        var (air, certified) = (room.Air, Certified(words));
        var metadata = new PdfMetadata(texts["Title"], facts.BodyName, at) { SignatureField = texts["Signature"], Identifier = url };
        var document = new PdfDocument(metadata, fonts).Frame().Footer(texts["Footer"])
            .Paragraph($"{texts["CredentialNumber"]}　{NumberOf(claims)}", PdfTextStyle.Label with { Size = 8, Align = PdfAlign.Right, Leading = 1.2 })
            .Space(4 * air)
            .Heading1(texts["Title"], Mincho with { Color = PdfColor.Accent, Tracking = 5 })
            .English(english["Title"], Small)
            .Space(3 * air)
            .Paragraph(facts.QualificationName, Mincho with { Size = room.Dense ? 30 : 36, ShrinkTo = 20, Leading = 1.25, Tracking = 4 });
        if (room.Named) document.English(words.Qualification.En, Small with { Size = 11 });
        document.Space(7 * air);
        if (facts.Kana is not null) document.Paragraph(facts.Kana, Small with { Size = 10, ShrinkTo = 8, WholeWords = true });
        document
            .Paragraph(facts.Name, Mincho with { Size = 27, ShrinkTo = room.Dense ? 10 : 14, Leading = 1.3, Tracking = 2 })
            .Space(6 * air)
            .Rule()
            .Table(Rows(claims), LabelWidth, new PdfTextStyle(12) { WholeWords = true })
            .Space(7 * air)
            .Paragraph(certified.Text, Mincho with { Size = room.Dense ? 12 : 14, ShrinkTo = 11 });
        if (room.Named) document.English(certified.English!, Small);
        return document
            .Space(5 * air)
            .Seal(Issuer(facts, words, at, room.Named), texts["Seal"])
            .Space(6 * air)
            .Band(Both(texts => texts["ValidUntil"]), Both(JapanTime.DayOf(claims.ExpiresAt)), LabelWidth)
            .Space(5 * air)
            .Code(
                url, texts["CodeAlt"], Both(texts => texts["VerifyHeading"]),
                [
                    Both(texts => texts["Verify"]),
                    Both(texts => texts["Compare"]),
                    new PdfWords($"{texts["Address"]}　{new Uri(url).GetLeftPart(UriPartial.Authority)}/", english["Address"]),
                ],
                room.CodeWidth);
    }

    private List<(PdfWords Label, PdfWords Value)> Rows(CredentialClaims claims)
    {
        var facts = claims.Facts;
        var rows = new List<(PdfWords Label, PdfWords Value)>
        {
            (Both(texts => texts["BirthDate"]), facts.BirthOn is { } birth ? Both(birth) : Both(texts => texts["NotContained"])),
            (Both(texts => texts["RegistrationNumber"]), facts.RegistrationNumber),
            (Both(texts => texts["RegisteredOn"]), Both(facts.RegisteredOn)),
        };
        if (facts.FormerName is not null) rows.Insert(0, (Both(texts => texts["FormerName"]), facts.FormerName));
        return rows;
    }

    private List<(PdfWords Words, PdfTextStyle Style)> Issuer(CredentialFacts facts, FaceWords words, DateTimeOffset at, bool named)
    {
        var day = Both(JapanTime.DayOf(at));
        var lines = new List<(PdfWords Words, PdfTextStyle Style)>
        {
            (new PdfWords($"{texts["IssuedOn"]}　{day.Text}", $"{english["IssuedOn"]} {day.English}"), new PdfTextStyle(10.5) { Leading = 1.5 }),
            (new PdfWords(facts.BodyName, named ? words.Body.En : null), Signed),
        };
        if (words.Officer is { } officer) lines.Add((new PdfWords(officer.Ja, named ? officer.En : null), Signed with { Size = 17, Tracking = 2 }));
        return lines;
    }

    private PdfWords Certified(FaceWords words) => words.Certifies is { } own
        ? new PdfWords(own.Ja, own.En)
        : new PdfWords(texts["Certifies", words.Law.Ja, words.Register.Ja], english["Certifies", words.Law.En, words.Register.En]);

    private static string NumberOf(CredentialClaims claims) => new Guid(claims.CredentialId.Span).ToString("D").ToUpperInvariant();

    private PdfWords Both(Func<TextSource, string> pick) => new(pick(texts), pick(english));

    private static PdfWords Both(DateOnly day) => new(JapaneseDate.FormatBoth(day), ShownDate.Written(day, Languages.English));
}
