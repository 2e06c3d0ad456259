using Microsoft.Net.Http.Headers;

namespace Akashi.Service.Platform.Files;

/// <summary>Answers with a PDF under a name that says what it is (RFC 6266).</summary>
public static class PdfAnswer
{
    private const int LongestPart = 60;
    private const string NotInNames = "\\/:*?\"<>|";

    /// <summary>Answers with a PDF.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="ascii">Its name for clients that know no other letters, without ending.</param>
    /// <param name="parts">The parts of its name, without ending; letters that systems do not allow in names are left out.</param>
    /// <param name="http">The request.</param>
    /// <param name="save">Whether the browser keeps it instead of showing it.</param>
    public static IResult Of(byte[] pdf, string ascii, IEnumerable<string> parts, HttpContext http, bool save)
    {
        var name = new ContentDispositionHeaderValue(save ? "attachment" : "inline")
        {
            FileName = ascii + ".pdf",
            FileNameStar = string.Join('_', parts.Select(Part)) + ".pdf",
        };
        http.Response.Headers.ContentDisposition = name.ToString();
        return Results.Bytes(pdf, "application/pdf");
    }

    // File systems allow 255 bytes for a name, and a Japanese letter has three.
    private static string Part(string text)
    {
        var kept = string.Concat(text.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c) && !NotInNames.Contains(c, StringComparison.Ordinal)));
        return kept.Length <= LongestPart ? kept : kept[..LongestPart].TrimEnd('（', '・');
    }
}
