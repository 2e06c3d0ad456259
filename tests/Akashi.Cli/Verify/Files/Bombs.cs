using System.Buffers.Binary;
using System.IO.Compression;

namespace Akashi.Cli.Tests.Verify.Files;

/// <summary>Small files that want to become large.</summary>
internal static class Bombs
{
    private const int MostPacked = 300_010_000;

    /// <summary>A PNG in colour, all black, of a size that compresses to nothing.</summary>
    public static byte[] Png(int width, int height)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width * 3)];
            for (var y = 0; y < Math.Min(height, MostPacked / row.Length); y++) zlib.Write(row);
        }
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, data.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>A PDF with a page whose content becomes so many bytes.</summary>
    public static byte[] Pdf(long length)
    {
        return SmallPdf.Of(
            [
                SmallPdf.Latin("<</Type/Catalog/Pages 2 0 R>>"), SmallPdf.Latin("<</Type/Pages/Count 1/Kids[3 0 R]>>"),
                SmallPdf.Latin("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"),
                SmallPdf.Stream("/Filter/FlateDecode", Packed(length, (byte)' ')),
            ]);
    }

    /// <summary>A PDF with a picture in colour of this size.</summary>
    public static byte[] PdfPicture(int width, int height)
    {
        var entries = $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode";
        return SmallPdf.Of(
            [
                SmallPdf.Latin("<</Type/Catalog/Pages 2 0 R>>"), SmallPdf.Latin("<</Type/Pages/Count 1/Kids[3 0 R]>>"),
                SmallPdf.Latin("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>"),
                SmallPdf.Stream("", SmallPdf.Latin("q 595 0 0 842 0 0 cm /P Do Q")),
                SmallPdf.Stream(entries, Packed((long)width * height * 3, 0)),
            ]);
    }

    /// <summary>The beginning of a progressive JPEG in colour, whose decoder keeps six bytes for each dot.</summary>
    public static byte[] ProgressiveJpeg(ushort width, ushort height) =>
        [
            0xFF, 0xD8, 0xFF, 0xC2, 0, 17, 8, (byte)(height >> 8), (byte)(height & 255), (byte)(width >> 8), (byte)(width & 255), 3,
            1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xD9,
        ];

    /// <summary>A TIFF in gray that is one strip.</summary>
    public static byte[] Tiff(int width, int height)
    {
        var data = Packed((long)width * height, 0);
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write([(byte)'I', (byte)'I', 42, 0]);
        writer.Write(8);
        (ushort Tag, int Value)[] entries =
            [(256, width), (257, height), (258, 8), (259, 8), (262, 1), (273, 8 + 2 + (9 * 12) + 4), (277, 1), (278, height), (279, data.Length)];
        writer.Write((ushort)entries.Length);
        foreach (var (tag, value) in entries)
        {
            writer.Write(tag);
            writer.Write((ushort)4);
            writer.Write(1);
            writer.Write(value);
        }
        writer.Write(0);
        writer.Write(data);
        return file.ToArray();
    }

    private static byte[] Packed(long length, byte of)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            var part = new byte[1 << 20];
            part.AsSpan().Fill(of);
            for (var left = length; left > 0; left -= part.Length) zlib.Write(part);
        }
        return data.ToArray();
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] named = [.. name, .. content];
        var chunk = new byte[4 + named.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + named.Length), Crc(named));
        return chunk;
    }

    // As PNG has it (ISO/IEC 15948, annex D).
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var letter in bytes)
        {
            crc ^= letter;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
