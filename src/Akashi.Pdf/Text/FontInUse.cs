using Akashi.Pdf.Fonts;

namespace Akashi.Pdf.Text;

/// <summary>One weight within one document: numbers each cluster used.</summary>
/// <remarks>A number (CID) stands for the cluster, not for the glyph: a base character and its default variant share a glyph, yet must be extracted as different texts.</remarks>
internal sealed class FontInUse(FontFile file, Action<PdfFault> refuse)
{
    private readonly Dictionary<Cluster, int> _numbers = [];
    private readonly List<(Cluster Cluster, uint Glyph, int Width)> _used = [];

    public FontFile File => file;

    /// <summary>In the order of their numbers, the first of which is 1 (0 is .notdef).</summary>
    public IReadOnlyList<(Cluster Cluster, uint Glyph, int Width)> Used => _used;

    /// <summary>0 for a character that was refused.</summary>
    public int Number(Cluster cluster)
    {
        if (_numbers.TryGetValue(cluster, out var number)) return number;
        if (!file.TryFind(cluster, out var glyph) || glyph == 0)
        {
            refuse(new PdfFault.MissingGlyph(cluster.ToString(), cluster.CodePoint, cluster.Selector));
            return 0;
        }
        _used.Add((cluster, glyph, file.Width(glyph)));
        return _numbers[cluster] = _used.Count;
    }

    /// <summary>Points.</summary>
    public double Width(Cluster cluster, PdfTextStyle style)
        => Number(cluster) is var n and > 0 ? (_used[n - 1].Width * style.Size / 1000) + style.Tracking : 0;

    public double Width(IEnumerable<Cluster> clusters, PdfTextStyle style) => clusters.Sum(c => Width(c, style));
}
