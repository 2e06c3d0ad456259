using System.IO.Compression;

namespace Akashi.Cli.Verify.Reading;

/// <summary>
/// The addresses of codes in the text of a PDF: in its metadata, where our own sheets have it, or in a link, including compressed streams. It looks at
/// the bytes alone, so a damaged file is no obstacle, and holds only a part of them in memory at a time.
/// </summary>
internal static class TextOfPdf
{
    // No sheet is larger. This stops a decompression bomb.
    private const long MostInflated = 256L * 1024 * 1024;
    private const byte ZlibDeflate = 0x78;

    /// <summary>The addresses in order, each once; at most <see cref="AddressScanner.Most"/>.</summary>
    /// <param name="pdf">The file; nothing of it has been read yet.</param>
    /// <param name="again">Opens the file once more, to read from another place.</param>
    public static IReadOnlyList<string> Find(Stream pdf, Func<Stream> again)
    {
        var found = new AddressScanner();
        var streams = new StreamPlaces();
        var part = new byte[64 * 1024];
        var left = MostInflated;
        using var other = again();
        while (pdf.Read(part) is > 0 and var length)
        {
            found.Read(part.AsSpan(0, length));
            foreach (var place in streams.In(part.AsSpan(0, length)))
            {
                if (left > 0) left -= Inflate(other, place, left, found);
            }
        }
        // No PDF ends in an address, so one that does is cut off.
        return found.Addresses;
    }

    private static long Inflate(Stream pdf, long begin, long atMost, AddressScanner all)
    {
        pdf.Position = begin;
        if (pdf.ReadByte() != ZlibDeflate) return 0;
        pdf.Position = begin;
        var found = new AddressScanner();
        var rest = new UntilItsEnd(pdf);
        using var zlib = new ZLibStream(rest, CompressionMode.Decompress, leaveOpen: true);
        var part = new byte[64 * 1024];
        var total = 0L;
        try
        {
            while (total < atMost && zlib.Read(part) is > 0 and var length)
            {
                total += length;
                found.Read(part.AsSpan(0, length));
            }
            // A stream that is cut off ends like a whole one, except that more of it was asked for.
            if (!rest.RanOut) found.End();
        }
        catch (InvalidDataException)
        {
            // It was not a compressed stream, or it is cut off; what stood whole before that still counts.
        }
        all.Take(found);
        return total;
    }

    /// <summary>Finds where streams begin, also where the word is split between two reads.</summary>
    private sealed class StreamPlaces
    {
        private static readonly byte[] Word = "stream"u8.ToArray();
        private long at;
        private int matched;
        private bool begins;

        public List<long> In(ReadOnlySpan<byte> part)
        {
            var places = new List<long>();
            foreach (var letter in part)
            {
                if (begins && letter is not ((byte)'\r' or (byte)'\n'))
                {
                    places.Add(at);
                    begins = false;
                }
                if (matched == Word.Length && letter is (byte)'\r' or (byte)'\n') begins = true;
                matched = matched < Word.Length && letter == Word[matched] ? matched + 1 : letter == Word[0] ? 1 : 0;
                at++;
            }
            return places;
        }
    }
}
