using BitMiracle.LibTiff.Classic;

namespace Akashi.Cli.Verify.Reading;

/// <summary>How the dots lie in a row of a page: as scanners and fax programs write them, in gray with 1 or 8 bits, or in colour with 8.</summary>
internal sealed record TiffDots(int Bits, int Samples, bool ZeroIsWhite)
{
    /// <summary>How they lie; null where they lie in another way, or not row by row.</summary>
    public static TiffDots? Of(Tiff tiff)
    {
        var bits = Field(tiff, TiffTag.BITSPERSAMPLE, 1);
        var samples = Field(tiff, TiffTag.SAMPLESPERPIXEL, 1);
        var colours = (Photometric)Field(tiff, TiffTag.PHOTOMETRIC, (int)Photometric.MINISBLACK);
        if (tiff.IsTiled() || Field(tiff, TiffTag.PLANARCONFIG, (int)PlanarConfig.CONTIG) != (int)PlanarConfig.CONTIG) return null;
        if (colours == Photometric.YCBCR && (Compression)Field(tiff, TiffTag.COMPRESSION, 1) == Compression.JPEG)
        {
            tiff.SetField(TiffTag.JPEGCOLORMODE, JpegColorMode.RGB);
            colours = Photometric.RGB;
        }
        return (colours, bits, samples) switch
        {
            (Photometric.MINISBLACK or Photometric.MINISWHITE, 1 or 8, 1) => new TiffDots(bits, samples, colours == Photometric.MINISWHITE),
            (Photometric.RGB, 8, 3 or 4) => new TiffDots(bits, samples, false),
            _ => null,
        };
    }

    /// <summary>Bytes of a row.</summary>
    public int LengthOf(int width) => ((width * Bits * Samples) + 7) / 8;

    /// <summary>Reads a row.</summary>
    public void ToGray(ReadOnlySpan<byte> line, Span<byte> gray)
    {
        for (var x = 0; x < gray.Length; x++)
        {
            var shade = Samples > 1 ? Luma.Of(line[x * Samples], line[(x * Samples) + 1], line[(x * Samples) + 2])
                : Bits == 8 ? line[x]
                : ((line[x / 8] >> (7 - (x % 8))) & 1) * 255;
            gray[x] = (byte)(ZeroIsWhite ? 255 - shade : shade);
        }
    }

    private static int Field(Tiff tiff, TiffTag tag, int otherwise) => tiff.GetFieldDefaulted(tag) is [var value, ..] ? value.ToInt() : otherwise;
}
