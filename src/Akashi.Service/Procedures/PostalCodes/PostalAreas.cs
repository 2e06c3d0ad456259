using System.IO.Compression;
using System.Text;

namespace Akashi.Service.Procedures.PostalCodes;

/// <summary>
/// How addresses under a postal code begin, as of the day that <c>areas.md</c> tells. The text, of 4.8 MB, is unpacked at the first question and stays.
/// </summary>
internal static class PostalAreas
{
    private const int Digits = 7;
    private const byte LineEnd = (byte)'\n';

    private static readonly Lazy<byte[]> Lines = new(Read);

    /// <summary>Prefecture, municipality and, where the code has only one, town; null if the code is not known or belongs to two prefectures.</summary>
    /// <param name="code">Seven digits.</param>
    public static string? Of(string code)
    {
        ReadOnlySpan<byte> lines = Lines.Value, wanted = Encoding.UTF8.GetBytes(code);
        var (low, high) = (0, lines.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var start = lines[..middle].LastIndexOf(LineEnd) + 1;
            var end = middle + lines[middle..].IndexOf(LineEnd);
            switch (lines.Slice(start, Digits).SequenceCompareTo(wanted))
            {
                case 0: return Encoding.UTF8.GetString(lines[(start + Digits)..end]);
                case < 0: low = end + 1; break;
                default: high = start; break;
            }
        }
        return null;
    }

    /// <summary>Whether a text is what <see cref="Of"/> says of some code, and nothing more.</summary>
    public static bool Contains(string text)
    {
        if (text.Length == 0 || text.Contains('\n', StringComparison.Ordinal)) return false;
        ReadOnlySpan<byte> rest = Lines.Value, wanted = Encoding.UTF8.GetBytes(text + '\n');
        while (rest.IndexOf(wanted) is >= 0 and var at)
        {
            if (at >= Digits && !rest[(at - Digits)..at].ContainsAnyExceptInRange((byte)'0', (byte)'9')) return true;
            rest = rest[(at + wanted.Length)..];
        }
        return false;
    }

    private static byte[] Read()
    {
        using var packed = typeof(PostalAreas).Assembly.GetManifestResourceStream("postal-areas.br")!;
        using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
        using var lines = new MemoryStream();
        unpacked.CopyTo(lines);
        return lines.ToArray();
    }
}
