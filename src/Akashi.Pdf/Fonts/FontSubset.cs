using System.Runtime.InteropServices;

namespace Akashi.Pdf.Fonts;

/// <summary>A font file with only the requested glyphs.</summary>
/// <param name="Bytes">TrueType.</param>
/// <param name="NewGlyphs">The glyphs' numbers in the new file, in the requested order.</param>
internal sealed record FontSubset(byte[] Bytes, uint[] NewGlyphs)
{
    /// <summary>Cuts glyphs out of a font.</summary>
    public static FontSubset Of(FontFile font, IReadOnlyList<uint> glyphs)
    {
        var input = HarfBuzzSubset.CreateInput();
        try
        {
            HarfBuzzSubset.SetFlags(input, HarfBuzzSubset.NoHinting | HarfBuzzSubset.NoLayoutClosure);
            var kept = HarfBuzzSubset.GlyphSet(input);
            foreach (var glyph in glyphs) HarfBuzzSubset.Add(kept, glyph);
            return Run(font, input, glyphs);
        }
        finally
        {
            HarfBuzzSubset.DestroyInput(input);
        }
    }

    private static FontSubset Run(FontFile font, nint input, IReadOnlyList<uint> glyphs)
    {
        var plan = HarfBuzzSubset.CreatePlan(font.Outlines, input);
        if (plan == 0) throw new InvalidOperationException("HarfBuzz made no plan for the subset.");
        try
        {
            var map = HarfBuzzSubset.NewGlyphs(plan);
            var face = HarfBuzzSubset.Execute(plan);
            if (face == 0) throw new InvalidOperationException("HarfBuzz made no subset.");
            var subset = new FontSubset(Read(face), [.. glyphs.Select(g => HarfBuzzSubset.Get(map, g))]);
            GC.KeepAlive(font);
            return subset;
        }
        finally
        {
            HarfBuzzSubset.DestroyPlan(plan);
        }
    }

    private static byte[] Read(nint face)
    {
        var blob = HarfBuzzSubset.Blob(face);
        var data = HarfBuzzSubset.Data(blob, out var length);
        var bytes = new byte[length];
        Marshal.Copy(data, bytes, 0, bytes.Length);
        HarfBuzzSubset.DestroyBlob(blob);
        HarfBuzzSubset.DestroyFace(face);
        return bytes;
    }
}
