using Akashi.Credentials.Format;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Pdf;
using Akashi.Pdf.Signing;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Issuing.Portal.Sheet;

/// <summary>What became of a sheet.</summary>
internal abstract record ComposedSheet
{
    private ComposedSheet()
    {
    }

    /// <summary>It is signed.</summary>
    internal sealed record Signed(byte[] Pdf, bool Stamped) : ComposedSheet;

    /// <summary>No font has this character.</summary>
    internal sealed record Missing(string Character) : ComposedSheet;
}

/// <summary>The credential on one A4 page, signed (PAdES B-T where somebody stamps, otherwise B-B).</summary>
internal sealed class CredentialSheet(PdfFonts fonts, TextsOf<SheetTexts> spoken, ITimeStamps? stamps = null)
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
    private const double Least = 0.4;
    private readonly TextSource texts = spoken.In(Languages.Japanese);
    private readonly CredentialFace face = new(fonts, spoken);

    /// <summary>Composes and signs the PDF.</summary>
    /// <param name="claims">What the credential says.</param>
    /// <param name="words">What the catalog says about it.</param>
    /// <param name="url">Address in its code.</param>
    /// <param name="key">Key that signs documents.</param>
    /// <param name="at">Moment of issue.</param>
    /// <param name="ct">Cancels the question for a time stamp.</param>
    public async Task<ComposedSheet> ComposeAsync(
        CredentialClaims claims, FaceWords words, string url, IssuerKey key, DateTimeOffset at, CancellationToken ct)
    {
        var local = JapanTime.At(at);
        var signing = new PdfSigningKey(key.Certificate, key.PrivateKey, key.Chain);
        if (!Fit(claims, words, url, local).TryRender(out var plain, out var fault)) return new ComposedSheet.Missing(CharacterOf(fault));
        if (stamps is not null && await PdfSigner.SignAsync(plain, signing, local, texts["Reason"], stamps, ct) is var (pdf, stamped))
            return new ComposedSheet.Signed(pdf, stamped);
        return PdfSigner.TrySign(plain, signing, local, texts["Reason"], out var unstamped, out fault)
            ? new ComposedSheet.Signed(unstamped, Stamped: false)
            : new ComposedSheet.Missing(CharacterOf(fault));
    }

    // A long code is drawn wider if the facts leave space for it, but fitting on one page matters more. What still does not fit is set closer, and then
    // without the English names.
    private PdfDocument Fit(CredentialClaims claims, FaceWords words, string url, DateTimeOffset at)
    {
        double[] widths = url.Length > LongestNarrow ? [GreatWidth] : url.Length > LongestUsual ? [GreatWidth, UsualWidth] : [UsualWidth];
        foreach (var (air, named) in new[] { (1, true), (0.75, true), (0.5, true), (Least, true), (Least, false) })
        {
            foreach (var width in widths)
            {
                if (face.Draw(claims, words, url, at, new FaceRoom(width, air, named)) is { Pages: 1 } one) return one;
            }
        }
        return face.Draw(claims, words, url, at, new FaceRoom(widths[0], Least, Named: false));
    }

    private static string CharacterOf(PdfFault? fault) => fault is PdfFault.MissingGlyph glyph ? $"{glyph.Character} (U+{glyph.CodePoint:X4})" : "?";
}
