using System.Globalization;

namespace Akashi.Browser.Tests;

/// <summary>Reads a PDF as others do, by poppler.</summary>
internal static class PdfReader
{
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
