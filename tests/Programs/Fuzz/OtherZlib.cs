using System.Formats.Cbor;
using Org.BouncyCastle.Utilities.Zlib;

namespace Akashi.Fuzz;

/// <summary>Another implementation of RFC 1950, which counts what it read. None of it is the product's code or the platform's.</summary>
internal static class OtherZlib
{
    /// <summary>Whether bytes are one stream with nothing after it, over exactly as many bytes.</summary>
    public static bool IsOneStream(byte[] bytes, int size)
    {
        var stream = new ZStream();
        stream.inflateInit();
        (stream.next_in, stream.avail_in, stream.next_in_index) = (bytes, bytes.Length, 0);
        // One byte more, to notice what is longer.
        (stream.next_out, stream.avail_out, stream.next_out_index) = (new byte[size + 1], size + 1, 0);
        var result = stream.inflate(JZlib.Z_FINISH);
        return result == JZlib.Z_STREAM_END && stream.avail_in == 0 && stream.total_out == size;
    }

    /// <summary>The compressed part of a status list that can be read.</summary>
    public static byte[] ListIn(byte[] message)
    {
        var reader = new CborReader(message);
        reader.ReadTag();
        reader.ReadStartArray();
        reader.SkipValue();
        reader.SkipValue();
        var claims = new CborReader(reader.ReadByteString());
        claims.ReadStartMap();
        while (claims.ReadInt32() != 65533) claims.SkipValue();
        claims.ReadStartMap();
        while (claims.ReadTextString() != "lst") claims.SkipValue();
        return claims.ReadByteString();
    }
}
