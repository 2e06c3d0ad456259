using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace Akashi.Cli.Verify.Reading;

/// <summary>
/// Reads a PNG (ISO/IEC 15948) row by row. The decoder of the platform's pictures holds the whole, four bytes a dot, which a scan of A4 at 600 dpi or a
/// bomb would turn into too much memory. Interlaced ones are left to that decoder.
/// </summary>
internal sealed class PngRows
{
    private const int HeadLength = 33;
    private readonly int width;
    private readonly int height;
    private readonly int depth;
    private readonly int samples;
    private readonly bool hasAlpha;
    private byte[] palette = [];
    private byte[] transparent = [];

    private PngRows(ReadOnlySpan<byte> head)
    {
        (width, height) = (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]));
        var colour = head[25];
        depth = head[24];
        samples = colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        hasAlpha = colour is 4 or 6;
        IsIndexed = colour == 3;
    }

    private bool IsIndexed { get; }

    /// <summary>Reads it; false where it is interlaced, or no PNG.</summary>
    public static bool TryRead(Stream png, [NotNullWhen(true)] out GrayPicture? picture)
    {
        picture = null;
        var head = new byte[HeadLength];
        var known = png.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false) == HeadLength
            && head.AsSpan(12, 4).SequenceEqual("IHDR"u8)
            && head[24] is 1 or 2 or 4 or 8 or 16
            && head[25] is 0 or 2 or 3 or 4 or 6
            && (head[24] >= 8 || head[25] is 0 or 3)
            && head[28] == 0;
        if (!known) return false;
        var rows = new PngRows(head);
        if (!GrayPicture.CanHave(rows.width, rows.height)) return false;
        picture = rows.Read(new PngData(png, rows.Keep));
        return true;
    }

    private void Keep(string chunk, byte[] content)
    {
        if (chunk == "PLTE") palette = content;
        if (chunk == "tRNS") transparent = content;
    }

    // What is missing at the end stays black; a code above that can still be read.
    private GrayPicture Read(PngData data)
    {
        var step = Math.Max(1, depth * samples / 8);
        var length = checked((int)(((long)width * depth * samples + 7) / 8));
        var (line, before, gray, rows) = (new byte[length + 1], new byte[length], new byte[width], new GrayRows(width, height));
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        try
        {
            for (var y = 0; y < height && zlib.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) == line.Length; y++)
            {
                Unfilter(line[0], line.AsSpan(1), before, step);
                ToGray(line.AsSpan(1), gray);
                rows.Add(gray);
                line.AsSpan(1).CopyTo(before);
            }
        }
        catch (InvalidDataException)
        {
            // Damaged from here on.
        }
        return rows.Finish();
    }

    private static void Unfilter(byte filter, Span<byte> line, ReadOnlySpan<byte> before, int step)
    {
        if (filter == 0) return;
        for (var i = 0; i < line.Length; i++)
        {
            int left = i >= step ? line[i - step] : 0, above = before[i], corner = i >= step ? before[i - step] : 0;
            var guess = filter switch { 1 => left, 2 => above, 3 => (left + above) / 2, 4 => Paeth(left, above, corner), _ => 0 };
            line[i] = unchecked((byte)(line[i] + guess));
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (a, b, c) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - corner - corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }

    private void ToGray(ReadOnlySpan<byte> line, Span<byte> gray)
    {
        for (var x = 0; x < width; x++)
        {
            var shade = IsIndexed ? OfPalette(Sample(line, x)) : samples >= 3
                ? Luma.Of(Sample(line, x * samples), Sample(line, (x * samples) + 1), Sample(line, (x * samples) + 2))
                : Sample(line, x * samples) * 255 / (depth < 8 ? (1 << depth) - 1 : 255);
            gray[x] = hasAlpha ? OnWhite(shade, Sample(line, (x * samples) + samples - 1)) : (byte)shade;
        }
    }

    // Of 16 bits the upper 8.
    private int Sample(ReadOnlySpan<byte> line, int index) => depth switch
    {
        8 => line[index],
        16 => line[index * 2],
        _ => (line[index * depth / 8] >> (8 - depth - (index * depth % 8))) & ((1 << depth) - 1),
    };

    private int OfPalette(int index)
    {
        var shade = (index * 3) + 2 < palette.Length ? Luma.Of(palette[index * 3], palette[(index * 3) + 1], palette[(index * 3) + 2]) : 0;
        return index < transparent.Length ? OnWhite(shade, transparent[index]) : shade;
    }

    private static byte OnWhite(int shade, int alpha) => (byte)(((shade * alpha) + (255 * (255 - alpha))) / 255);
}
