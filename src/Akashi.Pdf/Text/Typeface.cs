namespace Akashi.Pdf.Text;

/// <summary>Part of a line in one font.</summary>
/// <param name="Font">The font.</param>
/// <param name="Numbers">Numbers of the clusters.</param>
/// <param name="Width">In points.</param>
internal sealed record Run(FontInUse Font, List<int> Numbers, double Width);

/// <summary>A font, and those that draw what it lacks, in their order. What all lack is refused.</summary>
internal sealed class Typeface(FontInUse[] fonts, Action<PdfFault> refuse)
{
    /// <summary>Width in points; 0 where the character was refused.</summary>
    public double Width(Cluster cluster, PdfTextStyle style) => WidthOf(Find(cluster), style);

    public double Width(IEnumerable<Cluster> clusters, PdfTextStyle style) => clusters.Sum(c => Width(c, style));

    /// <summary>The line in parts of one font each, from left to right.</summary>
    public List<Run> Runs(Cluster[] line, PdfTextStyle style)
    {
        var runs = new List<Run>();
        foreach (var cluster in line)
        {
            var found = Find(cluster);
            if (runs.Count == 0 || runs[^1].Font != found.Font) runs.Add(new Run(found.Font, [], 0));
            runs[^1].Numbers.Add(found.Number);
            runs[^1] = runs[^1] with { Width = runs[^1].Width + WidthOf(found, style) };
        }
        return runs;
    }

    private static double WidthOf((FontInUse Font, int Number) found, PdfTextStyle style)
        => found.Number > 0 ? (found.Font.Width(found.Number) * style.Size / 1000) + style.Tracking : 0;

    private (FontInUse Font, int Number) Find(Cluster cluster)
    {
        foreach (var font in fonts)
        {
            if (font.Number(cluster) is > 0 and var number) return (font, number);
        }
        refuse(new PdfFault.MissingGlyph(cluster.ToString(), cluster.CodePoint, cluster.Selector));
        return (fonts[0], 0);
    }
}
