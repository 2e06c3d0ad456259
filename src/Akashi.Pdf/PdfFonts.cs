using Akashi.Pdf.Fonts;

namespace Akashi.Pdf;

/// <summary>The two weights, loaded once and shared by all documents and threads.</summary>
public sealed class PdfFonts
{
    private PdfFonts(FontFile regular, FontFile bold) => (Regular, Bold) = (regular, bold);

    internal FontFile Regular { get; }

    internal FontFile Bold { get; }

    /// <summary>Loads the fonts beside the program (folder "fonts").</summary>
    public static PdfFonts Load() => Load(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <summary>Loads the fonts in a folder.</summary>
    public static PdfFonts Load(string folder) => new(
        FontFile.Load(Path.Combine(folder, "NotoSansJP_400Regular.ttf"), "NotoSansJP-Regular"),
        FontFile.Load(Path.Combine(folder, "NotoSansJP_700Bold.ttf"), "NotoSansJP-Bold"));
}
