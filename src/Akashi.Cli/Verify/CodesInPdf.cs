using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Akashi.Cli.Verify;

/// <summary>
/// The addresses of codes in the text of a PDF: in its metadata, where our own sheets have it, or in a link, including compressed streams. What is
/// only drawn, as on a scan, is not found.
/// </summary>
internal static partial class CodesInPdf
{
    private const int HeaderWithin = 1024;

    // No sheet is larger. This stops a decompression bomb.
    private const int LargestInflated = 64 * 1024 * 1024;
    private const byte ZlibDeflate = 0x78;

    /// <summary>Whether a file starts like a PDF.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, HeaderWithin)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>The addresses in order, each once.</summary>
    public static IReadOnlyList<string> Find(byte[] pdf)
    {
        var found = new List<string>(In(pdf));
        var left = LargestInflated;
        foreach (var begin in Streams(pdf))
        {
            var inflated = Inflate(pdf, begin, left);
            left -= inflated.Length;
            found.AddRange(In(inflated));
            if (left <= 0) break;
        }
        return [.. found.Distinct()];
    }

    private static IEnumerable<string> In(byte[] bytes) => Address().Matches(Encoding.Latin1.GetString(bytes)).Select(m => m.Value);

    private static IEnumerable<int> Streams(byte[] pdf)
    {
        for (var at = 0; pdf.AsSpan(at).IndexOf("stream"u8) is >= 0 and var next;)
        {
            at += next + "stream".Length;
            var begin = at;
            while (begin < pdf.Length && pdf[begin] is (byte)'\r' or (byte)'\n') begin++;
            if (begin > at && begin < pdf.Length && pdf[begin] == ZlibDeflate) yield return begin;
        }
    }

    private static byte[] Inflate(byte[] pdf, int begin, int atMost)
    {
        using var zlib = new ZLibStream(new MemoryStream(pdf, begin, pdf.Length - begin), CompressionMode.Decompress);
        using var all = new MemoryStream();
        var part = new byte[64 * 1024];
        try
        {
            while (all.Length < atMost && zlib.Read(part) is > 0 and var length) all.Write(part, 0, length);
        }
        catch (InvalidDataException)
        {
            // It was not a compressed stream; what was found before still counts.
        }
        return all.ToArray();
    }

    [GeneratedRegex(@"https?://[A-Za-z0-9.:\[\]-]+/w/\?c=[A-Za-z0-9_+/=%-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
