using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Akashi.Pdf.Writing;

/// <summary>Numbered objects, followed by the classic cross-reference table (ISO 32000-1, 7.5).</summary>
internal sealed class ObjectFile
{
    // The smallest size would take twice as long, for two bytes less in a hundred.
    private static readonly ZLibCompressionOptions Quick = new() { CompressionLevel = 3 };
    private readonly List<byte[]> _objects = [];

    /// <summary>Reserves a number whose object is set later.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public int Add(string dictionary)
    {
        var number = Reserve();
        Set(number, dictionary);
        return number;
    }

    public void Set(int number, string dictionary) => _objects[number - 1] = Encoding.ASCII.GetBytes(dictionary);

    /// <param name="data">The data before compression.</param>
    /// <param name="entries">Entries of the stream's dictionary other than length and filter.</param>
    public int AddStream(byte[] data, string entries = "") => AddPackedStream(Pack(data), entries);

    /// <param name="packed">From <see cref="Pack"/>.</param>
    /// <param name="entries">As for <see cref="AddStream"/>.</param>
    public int AddPackedStream(byte[] packed, string entries = "") => AddPlainStream(packed, entries + "/Filter/FlateDecode");

    /// <summary>Compresses data.</summary>
    public static byte[] Pack(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, Quick, leaveOpen: true)) zip.Write(data);
        return packed.ToArray();
    }

    public int AddPlainStream(byte[] data, string entries)
    {
        var number = Reserve();
        _objects[number - 1] = [
            .. Encoding.ASCII.GetBytes($"<<{entries}/Length {data.Length}>>\nstream\n"), .. data, .. "\nendstream"u8];
        return number;
    }

    public byte[] Write(int root, int info)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);
        var offsets = new List<long>();
        for (var i = 0; i < _objects.Count; i++)
        {
            offsets.Add(file.Position);
            file.Write(Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(_objects[i]);
            file.Write("\nendobj\n"u8);
        }
        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        var table = file.Position;
        var tail = new StringBuilder($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) tail.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        tail.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<</Size {_objects.Count + 1}/Root {root} 0 R/Info {info} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n");
        file.Write(Encoding.ASCII.GetBytes(tail.ToString()));
        return file.ToArray();
    }

    /// <summary>A text string: UTF-16 with a byte order mark, in hexadecimal.</summary>
    public static string TextString(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A date (ISO 32000-1, 7.9.4).</summary>
    public static string Date(DateTimeOffset at)
        => string.Create(CultureInfo.InvariantCulture, $"(D:{at:yyyyMMddHHmmss}{(at.Offset < TimeSpan.Zero ? '-' : '+')}{at.Offset:hh}'{at.Offset:mm}')");
}
