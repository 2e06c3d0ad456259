using System.Buffers.Binary;
using HarfBuzzSharp;

namespace Akashi.Pdf.Fonts;

/// <summary>A TrueType font: the glyph of each character, and its width in thousandths of the size.</summary>
internal sealed class FontFile
{
    private readonly double _scale;

    private FontFile(Face face, string name)
    {
        Face = face;
        Name = name;
        Glyphs = new Font(face);
        Glyphs.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        _scale = 1000.0 / face.UnitsPerEm;
        using var head = face.ReferenceTable(new Tag('h', 'e', 'a', 'd'));
        Box = [.. Enumerable.Range(0, 4).Select(i => Scaled(BinaryPrimitives.ReadInt16BigEndian(head.AsSpan()[(36 + (2 * i))..])))];
    }

    public Face Face { get; }

    /// <summary>Lives as long as the program.</summary>
    private Font Glyphs { get; }

    public string Name { get; }

    /// <summary>Left, bottom, right and top of all glyphs together.</summary>
    public int[] Box { get; }

    public static FontFile Load(string path, string name)
    {
        var blob = Blob.FromFile(path);
        if (blob.Length == 0) throw new FileNotFoundException("Font not found", path);
        blob.MakeImmutable();
        var face = new Face(blob, 0);
        face.MakeImmutable();
        return new FontFile(face, name);
    }

    /// <summary>Finds a cluster's glyph. U+FFFD is never found: it stands for text that was lost before.</summary>
    public bool TryFind(Text.Cluster cluster, out uint glyph)
    {
        glyph = 0;
        if (cluster.CodePoint == 0xFFFD) return false;
        return cluster.Selector is int selector
            ? Glyphs.TryGetVariationGlyph((uint)cluster.CodePoint, (uint)selector, out glyph)
            : Glyphs.TryGetNominalGlyph((uint)cluster.CodePoint, out glyph);
    }

    public int Width(uint glyph) => Scaled(Glyphs.GetHorizontalGlyphAdvance(glyph));

    private int Scaled(int units) => (int)Math.Round(units * _scale);
}
