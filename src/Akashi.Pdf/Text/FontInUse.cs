using Akashi.Pdf.Fonts;

namespace Akashi.Pdf.Text;

/// <summary>One font within one document; it numbers the clusters in use.</summary>
/// <param name="file">The font.</param>
/// <param name="name">Its name in the pages' contents.</param>
/// <remarks>
/// A number (CID) stands for a cluster, not for a glyph: a base character and its default variant share a glyph, but must be extracted as different
/// texts.
/// </remarks>
internal sealed class FontInUse(FontFile file, string name)
{
    private readonly Dictionary<Cluster, int> _numbers = [];
    private readonly List<(Cluster Cluster, uint Glyph, int Width)> _used = [];

    public FontFile File => file;

    public string Name => name;

    /// <summary>The clusters in the order of their numbers, starting at 1 (0 is .notdef).</summary>
    public IReadOnlyList<(Cluster Cluster, uint Glyph, int Width)> Used => _used;

    /// <summary>The number of a cluster; 0 where the font lacks it.</summary>
    public int Number(Cluster cluster)
    {
        if (_numbers.TryGetValue(cluster, out var number)) return number;
        if (!file.TryFind(cluster, out var glyph) || glyph == 0) return 0;
        _used.Add((cluster, glyph, file.Width(glyph)));
        return _numbers[cluster] = _used.Count;
    }

    /// <summary>Width of a numbered cluster in thousandths of the size.</summary>
    public int Width(int number) => _used[number - 1].Width;
}
