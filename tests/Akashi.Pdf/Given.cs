using System.Resources;

namespace Akashi.Pdf.Tests;

internal static class Given
{
    private static readonly ResourceManager Resources = new("Akashi.Pdf.Tests.Texts", typeof(Given).Assembly);

    public static PdfFonts Fonts { get; } = PdfFonts.Load();

    public static DateTimeOffset At { get; } = new(2026, 11, 24, 9, 30, 0, TimeSpan.FromHours(9));

    /// <summary>475 characters, as long as that of a usual credential.</summary>
    public static string Url { get; } = "https://example.go.jp/w/?c=" + string.Concat(
        Enumerable.Range(0, 448).Select(i => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[i * 37 % 64]));

    public static string Text(string key) => Resources.GetString(key, System.Globalization.CultureInfo.InvariantCulture)!;

    public static CredentialFacts Facts() => new(
        Text("SampleQualification"), Text("SampleName"), Text("SampleKana"), Text("SampleBirth"), Text("SampleNumber"),
        Text("SampleRegistered"), Text("SampleBody"), Text("SampleIssued"), Text("SampleUntil"), Url);

    public static byte[] Sheet(CredentialFacts? facts = null) => Rendered(CredentialSheet.Compose(facts ?? Facts(), Text, Fonts, At));

    public static PdfDocument Plain() => new(new PdfMetadata("Test", "Akashi", At), Fonts);

    public static byte[] Rendered(PdfDocument document)
    {
        Assert.True(document.TryRender(out var pdf, out var fault), fault?.ToString());
        return pdf;
    }
}
