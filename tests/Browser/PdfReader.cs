using System.Globalization;

namespace Akashi.Browser.Tests;

/// <summary>Reads a PDF as others do: poppler renders it, zbar reads the code.</summary>
internal static class PdfReader
{
    /// <summary>Row 4.1.1: the text in the two-dimensional code of the first page at 150 dpi.</summary>
    public static async Task<string> CodeAsync(string pdf, CancellationToken ct)
    {
        var picture = pdf[..^".pdf".Length];
        await RunAsync("pdftoppm", ["-r", "150", "-png", "-singlefile", pdf, picture], ct);
        return await CodeInPictureAsync(picture + ".png", ct);
    }

    /// <summary>The text in the two-dimensional code of a picture.</summary>
    public static async Task<string> CodeInPictureAsync(string picture, CancellationToken ct) =>
        (await RunAsync("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture], ct)).Trim();

    /// <summary>The text of the pages.</summary>
    public static Task<string> TextAsync(string pdf, CancellationToken ct) => RunAsync("pdftotext", ["-layout", pdf, "-"], ct);

    /// <summary>The number of pages.</summary>
    public static async Task<int> PagesAsync(string pdf, CancellationToken ct)
    {
        var lines = (await RunAsync("pdfinfo", [pdf], ct)).Split('\n');
        return int.Parse(lines.Single(line => line.StartsWith("Pages:", StringComparison.Ordinal))["Pages:".Length..], CultureInfo.InvariantCulture);
    }

    private static Task<string> RunAsync(string name, string[] arguments, CancellationToken ct) => Tool.MustRunAsync(name, arguments).WaitAsync(ct);
}
