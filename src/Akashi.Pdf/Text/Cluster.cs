using System.Text;

namespace Akashi.Pdf.Text;

/// <summary>A character with its variation selector: one glyph, and one unit of text extraction.</summary>
internal readonly record struct Cluster(int CodePoint, int? Selector)
{
    public override string ToString() => char.ConvertFromUtf32(CodePoint) + (Selector is int s ? char.ConvertFromUtf32(s) : "");

    /// <summary>Splits text. Control characters other than the line feed are omitted; a lone surrogate becomes U+FFFD, which has no glyph.</summary>
    public static List<Cluster> Split(string text)
    {
        var clusters = new List<Cluster>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSelector(rune.Value) && clusters.Count > 0 && clusters[^1] is { Selector: null, CodePoint: not '\n' } last)
                clusters[^1] = last with { Selector = rune.Value };
            else if (rune.Value == '\n' || !Rune.IsControl(rune))
                clusters.Add(new Cluster(rune.Value, null));
        }
        return clusters;
    }

    private static bool IsSelector(int c) => c is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
