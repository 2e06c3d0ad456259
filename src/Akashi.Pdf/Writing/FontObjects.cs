using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Akashi.Pdf.Fonts;
using Akashi.Pdf.Text;

namespace Akashi.Pdf.Writing;

/// <summary>A weight as a Type0 font: the subset, its widths, and the map back to text (ISO 32000-1, 9.7 and 9.10).</summary>
internal static class FontObjects
{
    public static int Write(ObjectFile file, FontInUse font)
    {
        var subset = FontSubset.Of(font.File, [.. font.Used.Select(u => u.Glyph)]);
        var data = file.AddStream(subset.Bytes, $"/Length1 {subset.Bytes.Length}");
        var name = $"{Prefix(subset.Bytes)}+{font.File.Name}";
        var box = font.File.Box;
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{string.Join(' ', box)}]"
            + $"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 733/StemV 80/FontFile2 {data} 0 R>>");
        var map = file.AddStream(GlyphMap(subset.NewGlyphs));
        var widths = string.Join(' ', font.Used.Select(u => u.Width.ToString(CultureInfo.InvariantCulture)));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/DW 1000/W[1[{widths}]]/CIDToGIDMap {map} 0 R>>");
        var text = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode(font.Used)));
        return file.Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {text} 0 R>>");
    }

    // Six capitals that mark a subset (9.6.4). They are derived from the content, so that the same input gives the same file.
    private static string Prefix(byte[] bytes)
        => new([.. SHA256.HashData(bytes).Take(6).Select(b => (char)('A' + (b % 26)))]);

    private static byte[] GlyphMap(uint[] glyphs)
    {
        var map = new byte[2 * (glyphs.Length + 1)];
        for (var i = 0; i < glyphs.Length; i++) (map[2 * (i + 1)], map[(2 * (i + 1)) + 1]) = ((byte)(glyphs[i] >> 8), (byte)(glyphs[i] & 0xFF));
        return map;
    }

    private static string ToUnicode(IReadOnlyList<(Cluster Cluster, uint Glyph, int Width)> used)
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
            + "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        // At most 100 entries per block (Adobe Technical Note 5014).
        foreach (var block in used.Select((u, i) => (u.Cluster, Number: i + 1)).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (cluster, number) in block)
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(cluster.ToString()))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
