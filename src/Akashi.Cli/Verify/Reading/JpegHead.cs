using System.Buffers.Binary;

namespace Akashi.Cli.Verify.Reading;

/// <summary>The head of a JPEG (ITU-T T.81, annex B). A progressive one cannot be decoded row by row, so it takes memory for the whole.</summary>
internal static class JpegHead
{
    private const byte Begin = 0xFF;
    private const byte Baseline = 0xC0;
    private const byte Extended = 0xC1;
    private const byte StartOfScan = 0xDA;
    private static readonly byte[] NoFrame = [0xC4, 0xC8, 0xCC];

    /// <summary>Whether it is anything but baseline or extended sequential, with one scan for all components.</summary>
    public static bool IsProgressive(Stream jpeg)
    {
        Span<byte> head = stackalloc byte[4];
        jpeg.Position = 2;
        var (frame, components) = ((byte)0, 0);
        while (jpeg.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head[0] == Begin)
        {
            var (marker, length, next) = (head[1], BinaryPrimitives.ReadUInt16BigEndian(head[2..]), jpeg.Position - 2);
            if (marker == StartOfScan) return frame is not (Baseline or Extended) || jpeg.ReadByte() != components;
            if (marker is >= Baseline and <= 0xCF && !NoFrame.Contains(marker))
            {
                frame = marker;
                jpeg.Position += 5;
                components = jpeg.ReadByte();
            }
            jpeg.Position = next + length;
        }
        return true;
    }
}
