namespace Akashi.Tests;

/// <summary>
/// The two-dimensional code of a sheet as others read it: poppler renders the page, zbar finds the code (row 4.1.1). The picture between them is not
/// compressed, because that takes longer than everything else.
/// </summary>
internal static class PrintedCode
{
    /// <summary>The text in the code of the first page.</summary>
    /// <param name="pdf">The file. The picture is made beside it and removed.</param>
    /// <param name="dpi">How finely the page is rendered.</param>
    public static async Task<string> ReadAsync(string pdf, int dpi = 150)
    {
        var picture = Path.ChangeExtension(pdf, null) + "-page";
        await Tool.MustRunAsync("pdftoppm", "-r", $"{dpi}", "-gray", "-singlefile", pdf, picture);
        var code = await InAsync(picture + ".pgm");
        File.Delete(picture + ".pgm");
        return code;
    }

    /// <summary>The text in the code of a picture.</summary>
    public static async Task<string> InAsync(string picture) =>
        (await Tool.MustRunAsync("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture)).TrimEnd('\n');
}
