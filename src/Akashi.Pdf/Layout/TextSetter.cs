using System.Globalization;
using Akashi.Pdf.Text;
using Akashi.Pdf.Writing;

namespace Akashi.Pdf.Layout;

/// <summary>Text broken into lines for a column.</summary>
internal sealed record SetText(PdfTextStyle Style, List<Cluster[]> Lines)
{
    public double LineHeight => Style.Size * Style.Leading;

    public double Height => Lines.Count * LineHeight;

    /// <summary>How far the baseline is below the top of a line.</summary>
    // Ideographs extend from 0.88 above to 0.12 below the baseline; the em box is centred in the line.
    public double Baseline => BaselineOf(Style);

    public static double BaselineOf(PdfTextStyle style) => style.Size * (((style.Leading - 1) / 2) + 0.88);
}

/// <summary>Measures text and draws lines.</summary>
internal sealed class TextSetter(FontInUse regular, FontInUse bold)
{
    private const double BeforeEnglish = 5;
    private const double LeastEnglish = 7.5;
    private const double PartOfEnglish = 0.78;

    public SetWords Set(PdfWords words, PdfTextStyle style, double width)
    {
        var text = Set(words.Text, style, width);
        if (words.English is null) return new SetWords(text, null, null);
        var small = PdfTextStyle.Label with { Size = Math.Max(LeastEnglish, style.Size * PartOfEnglish), Leading = 1.4, Align = style.Align };
        var english = Set(words.English, small, width);
        var at = Font(style).Width(text.Lines[^1], text.Style) + BeforeEnglish;
        var fits = english.Lines.Count == 1 && at + Font(small).Width(english.Lines[0], small) <= width;
        return new SetWords(text, english, fits ? at : null);
    }

    public SetText Set(string text, PdfTextStyle style, double width)
    {
        var clusters = Cluster.Split(text);
        var font = Font(style);
        var wide = font.Width(clusters.Where(c => c.CodePoint != '\n'), style);
        if (style.ShrinkTo is double least && wide > width)
            style = style with { Size = Math.Max(least, Math.Floor(style.Size * width / wide * 10) / 10) };
        return new SetText(style, LineBreaker.Break(clusters, width, c => font.Width(c, style)));
    }

    /// <param name="page">The page to draw on.</param>
    /// <param name="line">The line; may be empty.</param>
    /// <param name="style">Its style. The alignment is within the column.</param>
    /// <param name="x">Left edge of the column.</param>
    /// <param name="top">Top of the line.</param>
    /// <param name="width">Width of the column.</param>
    public void Draw(Page page, Cluster[] line, PdfTextStyle style, double x, double top, double width)
    {
        if (line.Length == 0) return;
        var font = Font(style);
        var free = width - font.Width(line, style) + style.Tracking;
        var left = x + style.Align switch { PdfAlign.Centre => free / 2, PdfAlign.Right => free, _ => 0 };
        var baseline = top + SetText.BaselineOf(style);
        var hex = string.Concat(line.Select(c => font.Number(c).ToString("X4", CultureInfo.InvariantCulture)));
        page.Text(style.Bold ? "B" : "R", style, left, baseline, hex);
    }

    private FontInUse Font(PdfTextStyle style) => style.Bold ? bold : regular;
}
