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
internal sealed class TextSetter(Typeface regular, Typeface bold, Typeface mincho)
{
    private const double BeforeEnglish = 5;
    private const double LeastEnglish = 7.5;
    private const double LeastWord = 6;
    private const double MostEnglish = 10.5;
    private const double PartOfEnglish = 0.78;

    public SetWords Set(PdfWords words, PdfTextStyle style, double width)
    {
        var text = Set(words.Text, style, width);
        if (words.English is null) return new SetWords(text, null, null);
        var small = SmallOf(style);
        var english = Set(words.English, small, width);
        var at = Font(style).Width(text.Lines[^1], text.Style) + BeforeEnglish;
        var fits = english.Lines.Count == 1 && at + Font(small).Width(english.Lines[0], small) <= width;
        return new SetWords(text, english, fits ? at : null);
    }

    /// <summary>The style of the English of a text in this style.</summary>
    public static PdfTextStyle SmallOf(PdfTextStyle style) => PdfTextStyle.Label with
    {
        Size = Math.Clamp(style.Size * PartOfEnglish, LeastEnglish, MostEnglish),
        Color = style.Color == PdfColor.Ink ? PdfColor.Quiet : style.Color,
        Leading = 1.4,
        Align = style.Align,
    };

    public SetText Set(string text, PdfTextStyle style, double width)
    {
        var clusters = Cluster.Split(text);
        var font = Font(style);
        if (style.ShrinkTo is double least)
            style = Shrunk(style, font.Width(clusters.Where(c => c.CodePoint != '\n'), style), width, least);
        if (style.WholeWords)
            style = Shrunk(style, LineBreaker.Words(clusters).Select(w => font.Width(w, style)).DefaultIfEmpty().Max(), width, LeastWord);
        return new SetText(style, LineBreaker.Break(clusters, width, c => font.Width(c, style), style.WholeWords));
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
        foreach (var run in font.Runs(line, style))
        {
            page.Text(run.Font.Name, style, left, baseline, string.Concat(run.Numbers.Select(n => n.ToString("X4", CultureInfo.InvariantCulture))));
            left += run.Width;
        }
    }

    private static PdfTextStyle Shrunk(PdfTextStyle style, double wide, double width, double least)
        => wide <= width || style.Size <= least ? style : style with { Size = Math.Max(least, Math.Floor(style.Size * width / wide * 10) / 10) };

    private Typeface Font(PdfTextStyle style) => style.Mincho ? mincho : style.Bold ? bold : regular;
}
