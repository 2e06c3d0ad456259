using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Akashi.Pdf.Signing;

/// <summary>The empty signature field of a file made by this writer, and what an update needs to know about the file.</summary>
/// <param name="Number">Object number of the field.</param>
/// <param name="Dictionary">Its dictionary, as written.</param>
/// <param name="Size">Number of the next free object.</param>
/// <param name="Table">Offset of the cross-reference table.</param>
/// <param name="Trailer">Root, info and id, as written.</param>
internal sealed partial record UnsignedField(int Number, string Dictionary, int Size, int Table, string Trailer)
{
    public static UnsignedField? Find(byte[] pdf)
    {
        // One character per byte, so that offsets in the text are offsets in the file.
        var text = Encoding.Latin1.GetString(pdf);
        var end = End().Match(text);
        if (!end.Success) return null;
        var field = Field().Match(text);
        // A second update would need the first one's table. Only what this writer wrote itself is signed, and only once.
        if (!field.Success || text.Contains("/ByteRange[", StringComparison.Ordinal)) return null;
        return new UnsignedField(Int(field, 1), field.Groups[2].Value, Int(end, 1), Int(end, 3), end.Groups[2].Value);
    }

    private static int Int(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\n(\d{1,9}) 0 obj\n(<</Type/Annot/Subtype/Widget/FT/Sig[^\n]*>>)\nendobj\n", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"trailer\n<</Size (\d{1,9})([^\n]*)>>\nstartxref\n(\d{1,9})\n%%EOF\n\z", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
