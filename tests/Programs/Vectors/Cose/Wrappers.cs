using System.IO.Compression;

namespace Akashi.Vectors.Cose;

/// <summary>What others wrap around a message: Base45 (RFC 9285) and zlib (RFC 1950). The product has neither.</summary>
internal static class Wrappers
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private const int Largest = 1 << 22;

    /// <summary>Null where it is not Base45.</summary>
    public static byte[]? FromBase45(string text)
    {
        if (text.Length % 3 == 1) return null;
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at += 3)
        {
            var part = text[at..Math.Min(at + 3, text.Length)];
            if (part.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal))) return null;
            var value = part.Select((c, i) => Alphabet.IndexOf(c, StringComparison.Ordinal) * (int)Math.Pow(Alphabet.Length, i)).Sum();
            if (value > (part.Length == 3 ? ushort.MaxValue : byte.MaxValue)) return null;
            if (part.Length == 3) bytes.Add((byte)(value >> 8));
            bytes.Add((byte)(value & 0xFF));
        }
        return [.. bytes];
    }

    /// <summary>Null where it is not zlib, or larger than 4 MiB.</summary>
    public static byte[]? Inflate(byte[] bytes)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var inflated = new MemoryStream();
            var buffer = new byte[4096];
            for (int read; (read = zlib.Read(buffer)) > 0;)
            {
                inflated.Write(buffer, 0, read);
                if (inflated.Length > Largest) return null;
            }
            return inflated.Length > 0 ? inflated.ToArray() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
