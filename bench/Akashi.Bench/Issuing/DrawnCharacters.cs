using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Akashi.Pdf;
using Akashi.Pdf.Fonts;
using Akashi.Pdf.Text;

namespace Akashi.Bench.Issuing;

/// <summary>What a PDF of ours draws from a font, read from the file itself.</summary>
/// <param name="Font">The font.</param>
/// <param name="Glyphs">Its glyphs.</param>
internal sealed partial record DrawnCharacters(FontFile Font, IReadOnlyList<uint> Glyphs)
{
    /// <summary>One for each font in a PDF.</summary>
    public static IReadOnlyList<DrawnCharacters> In(byte[] pdf, PdfFonts fonts)
    {
        FontFile[] known = [fonts.Regular, fonts.Bold, fonts.Mincho, .. fonts.Supplements];
        // One character per byte.
        var text = Encoding.Latin1.GetString(pdf);
        return [.. Fonts().Matches(text).Select(m => Read(text, known.Single(f => f.Name == m.Groups[1].Value), m.Groups[2].Value))];
    }

    private static DrawnCharacters Read(string pdf, FontFile font, string map)
    {
        var packed = new Regex($@"\n{map} 0 obj\n<<[^\n]*/Length (\d+)>>\nstream\n", RegexOptions.CultureInvariant).Match(pdf);
        var bytes = Encoding.Latin1.GetBytes(pdf.Substring(packed.Index + packed.Length, int.Parse(packed.Groups[1].Value, CultureInfo.InvariantCulture)));
        using var unpacked = new StreamReader(new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.ASCII);
        return new DrawnCharacters(font, [.. Characters().Matches(unpacked.ReadToEnd()).Select(m => GlyphOf(font, m.Groups[1].Value))]);
    }

    private static uint GlyphOf(FontFile font, string utf16)
    {
        var character = Cluster.Split(Encoding.BigEndianUnicode.GetString(Convert.FromHexString(utf16))).Single();
        return font.TryFind(character, out var glyph) ? glyph : throw new InvalidOperationException($"{font.Name} has no {character}, which it drew.");
    }

    [GeneratedRegex(@"/Subtype/Type0/BaseFont/[A-Z]{6}\+([^/]+)/.*?/ToUnicode (\d+) 0 R", RegexOptions.CultureInvariant)]
    private static partial Regex Fonts();

    // Numbers have four digits, and so has the range before them, which begins with 0; 0 is no character.
    [GeneratedRegex(@"<(?!0000)[0-9A-F]{4}><([0-9A-F]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Characters();
}
