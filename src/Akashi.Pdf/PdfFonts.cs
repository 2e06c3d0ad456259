using Akashi.Pdf.Fonts;

namespace Akashi.Pdf;

/// <summary>The typefaces, loaded once and shared by all documents and threads.</summary>
public sealed class PdfFonts
{
    private PdfFonts(string folder, IReadOnlyList<string> supplements)
    {
        Regular = FontFile.Load(Path.Combine(folder, "NotoSansJP_400Regular.ttf"), "NotoSansJP-Regular");
        Bold = FontFile.Load(Path.Combine(folder, "NotoSansJP_700Bold.ttf"), "NotoSansJP-Bold");
        Mincho = FontFile.Load(Path.Combine(folder, "NotoSerifJP_500Medium.ttf"), "NotoSerifJP-Medium");
        Supplements = [.. supplements.Select(file => FontFile.Load(file, Path.GetFileNameWithoutExtension(file)))];
    }

    internal FontFile Regular { get; }

    internal FontFile Bold { get; }

    internal FontFile Mincho { get; }

    /// <summary>Draw the characters that the others lack; the first that has one draws it.</summary>
    internal IReadOnlyList<FontFile> Supplements { get; }

    /// <summary>Loads the fonts beside the program (folder "fonts").</summary>
    /// <param name="supplements">TrueType files of further fonts for rare characters and variants, in the order of preference.</param>
    /// <exception cref="FileNotFoundException">A font is not there.</exception>
    public static PdfFonts Load(params IReadOnlyList<string> supplements) => new(Path.Combine(AppContext.BaseDirectory, "fonts"), supplements);
}
