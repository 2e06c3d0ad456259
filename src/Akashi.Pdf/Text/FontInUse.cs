using Akashi.Pdf.Fonts;

namespace Akashi.Pdf.Text;

/// <summary>One weight within one document; it numbers the clusters in use.</summary>
/// <remarks>
/// A number (CID) stands for a cluster, not for a glyph: a base character and its default variant share a glyph, but must be extracted as different
/// texts.
/// </remarks>
internal sealed class FontInUse(FontFile file, Action<PdfFault> refuse)
{
    private readonly Dictionary<Cluster, int> _numbers = [];
    private readonly List<(Cluster Cluster, uint Glyph, int Width)> _used = [];

    public FontFile File => file;

    /// <summary>The clusters in the order of their numbers, starting at 1 (0 is .notdef).</summary>
    public IReadOnlyList<(Cluster Cluster, uint Glyph, int Width)> Used => _used;

    /// <summary>The number of a cluster; 0 where the character was refused.</summary>
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

    /// <summary>Width in points.</summary>
    public double Width(Cluster cluster, PdfTextStyle style)
        => Number(cluster) is var n and > 0 ? (_used[n - 1].Width * style.Size / 1000) + style.Tracking : 0;

    public double Width(IEnumerable<Cluster> clusters, PdfTextStyle style) => clusters.Sum(c => Width(c, style));
}
