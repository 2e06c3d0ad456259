using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using HarfBuzzSharp;

namespace Akashi.Pdf.Fonts;

/// <summary>A TrueType font: the glyph of each character, and its width in thousandths of the size.</summary>
internal sealed class FontFile
{
    // What a reader of a CIDFontType2 does not use (ISO 32000-1, 9.9): the document itself maps the characters.
    private static readonly string[] Unread =
        ["GSUB", "GPOS", "GDEF", "BASE", "cmap", "name", "OS/2", "post", "vhea", "vmtx", "VORG", "STAT", "DSIG", "gasp", "meta"];

    private static readonly ConcurrentDictionary<string, Lazy<FontFile>> Loaded = new();
    private readonly double _scale;

    private FontFile(Face face, string name)
    {
        Name = name;
        Outlines = OutlinesOf(face);
        Glyphs = new Font(face);
        Glyphs.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        _scale = 1000.0 / face.UnitsPerEm;
        using var head = face.ReferenceTable(new Tag('h', 'e', 'a', 'd'));
        Box = [.. Enumerable.Range(0, 4).Select(i => Scaled(BinaryPrimitives.ReadInt16BigEndian(head.AsSpan()[(36 + (2 * i))..])))];
    }

    /// <summary>Like all of HarfBuzz here, lives as long as the program.</summary>
    private Font Glyphs { get; }

    /// <summary>
    /// The font without what no subset keeps, as HarfBuzz's face. From the whole font, HarfBuzz would for each subset read the characters of all glyphs, only
    /// to drop them: 15 to 100 times the work of all else.
    /// </summary>
    public nint Outlines { get; }

    public string Name { get; }

    /// <summary>Left, bottom, right and top of all glyphs together.</summary>
    public int[] Box { get; }

    /// <summary>Each file once in a process, which keeps it.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static FontFile Load(string path, string name) => Loaded.GetOrAdd(path, file => new Lazy<FontFile>(() => Map(file, name))).Value;

    // Mapped, not read: of 46 MB with the characters of all names, only what is drawn comes into memory.
    private static FontFile Map(string path, string name)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        var length = checked((int)new FileInfo(path).Length);
        // Its end releases the view, which must not end before.
        var blob = new Blob(view.SafeMemoryMappedViewHandle.DangerousGetHandle(), length, MemoryMode.ReadOnly, view.Dispose);
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

    // Nothing is copied: the tables stay where the file is mapped.
    private static nint OutlinesOf(Face face)
    {
        var outlines = HarfBuzzSubset.CreateFace();
        foreach (var tag in face.Tables.Where(t => !Unread.Contains(t.ToString())))
        {
            using var table = face.ReferenceTable(tag);
            if (HarfBuzzSubset.AddTable(outlines, tag, table.Handle) == 0) throw new InvalidOperationException("HarfBuzz did not take a table of a font.");
        }
        HarfBuzzSubset.MakeImmutable(outlines);
        return outlines;
    }

    private int Scaled(int units) => (int)Math.Round(units * _scale);
}
