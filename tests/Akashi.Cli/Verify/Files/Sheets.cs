using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Format;
using Akashi.Pdf;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Portal.Sheet;
using Akashi.Service.Platform.Texts;

namespace Akashi.Cli.Tests.Verify.Files;

/// <summary>Sheets as the Service issues them.</summary>
internal static class Sheets
{
    private static readonly Lazy<PdfFonts> Fonts = new(() => PdfFonts.Load());
    private static readonly Lazy<IssuerKey> Key = new(Make);

    private static readonly FaceWords Words = new(
        new Wording("看護師", "Registered Nurse"), new Wording("厚生労働省", "Ministry of Health, Labour and Welfare"), null,
        new Wording("保健師助産師看護師法", "Act on Public Health Nurses, Midwives and Nurses"), new Wording("看護師籍", "Register of Nurses"), null);

    /// <summary>The signed PDF of a credential.</summary>
    public static byte[] Issued(CredentialClaims claims, string code)
    {
        var sheet = new CredentialSheet(Fonts.Value, new TextsOf<SheetTexts>());
        // Nobody is asked for a time stamp, so it is there at once.
        var composed = sheet.ComposeAsync(claims, Words, code, Key.Value, claims.IssuedAt, CancellationToken.None).GetAwaiter().GetResult();
        return Assert.IsType<ComposedSheet.Signed>(composed).Pdf;
    }

    /// <summary>A letter without any code.</summary>
    public static byte[] Letter(string words = "採用に必要な書類をお送りします。") => Rendered(new PdfDocument(About(null), Fonts.Value).Paragraph(words));

    /// <summary>A page with a code of something else.</summary>
    public static byte[] Poster() =>
        Rendered(new PdfDocument(About(null), Fonts.Value).Code("https://www.example.go.jp/hospital?from=poster", "ホームページ", "ホームページ", ["病院のご案内"]));

    /// <summary>Pages without a mark on them.</summary>
    public static byte[] Blank(int pages, int width = 595)
    {
        var kids = string.Join(' ', Enumerable.Range(3, pages).Select(n => $"{n} 0 R"));
        var objects = new List<string> { "<</Type/Catalog/Pages 2 0 R>>", $"<</Type/Pages/Count {pages}/Kids[{kids}]>>" };
        objects.AddRange(Enumerable.Repeat($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} 842]>>", pages));
        return SmallPdf.Of([.. objects.Select(SmallPdf.Latin)]);
    }

    private static byte[] Rendered(PdfDocument document)
    {
        Assert.True(document.TryRender(out var pdf, out _));
        return pdf;
    }

    private static PdfMetadata About(string? code) => new("書類", "病院", TimeProvider.System.GetUtcNow()) { Identifier = code };

    private static IssuerKey Make()
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=document", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-2), TimeProvider.System.GetUtcNow().AddDays(400));
        return new IssuerKey(KeyPurpose.Document, X509CertificateLoader.LoadCertificate(certificate.RawData), [], key);
    }
}
