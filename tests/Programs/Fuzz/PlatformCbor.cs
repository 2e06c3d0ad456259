using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Text;

namespace Akashi.Fuzz;

/// <summary>
/// An independent CBOR reader, and the only deterministic encoding (RFC 8949, 4.2.1) of what it read. None of it is the product's code.
/// </summary>
internal static class PlatformCbor
{
    private const int Deepest = 64;

    /// <summary>
    /// The deterministic encoding of one item; null where the bytes are not one, nest too deeply, or contain a map with a duplicate key.
    /// </summary>
    public static byte[]? Deterministic(byte[] bytes)
    {
        var reader = new CborReader(bytes, CborConformanceMode.Strict);
        try
        {
            return Item(reader, 0) is { } item && reader.BytesRemaining == 0 ? item : null;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    private static byte[]? Item(CborReader reader, int depth)
    {
        if (depth > Deepest) return null;
        switch (reader.PeekState())
        {
            case CborReaderState.UnsignedInteger:
                return Head(0, reader.ReadUInt64());
            case CborReaderState.NegativeInteger:
                return Head(1, reader.ReadCborNegativeIntegerRepresentation());
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString:
                return Content(2, reader.ReadByteString());
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return Content(3, Encoding.UTF8.GetBytes(reader.ReadTextString()));
            case CborReaderState.StartArray:
                return Array(reader, depth);
            case CborReaderState.StartMap:
                return Map(reader, depth);
            case CborReaderState.Tag:
                var tag = Head(6, (ulong)reader.ReadTag());
                return Item(reader, depth + 1) is { } tagged ? [.. tag, .. tagged] : null;
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                return Float(reader.ReadDouble());
            default:
                return Simple((byte)reader.ReadSimpleValue());
        }
    }

    private static byte[]? Array(CborReader reader, int depth)
    {
        reader.ReadStartArray();
        var items = new List<byte[]>();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            if (Item(reader, depth + 1) is not { } item) return null;
            items.Add(item);
        }
        reader.ReadEndArray();
        return [.. Head(4, (ulong)items.Count), .. items.SelectMany(i => i)];
    }

    private static byte[]? Map(CborReader reader, int depth)
    {
        reader.ReadStartMap();
        var pairs = new SortedDictionary<byte[], byte[]>(Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)));
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            if (Item(reader, depth + 1) is not { } key || Item(reader, depth + 1) is not { } value || !pairs.TryAdd(key, value)) return null;
        }
        reader.ReadEndMap();
        return [.. Head(5, (ulong)pairs.Count), .. pairs.SelectMany(p => (byte[])[.. p.Key, .. p.Value])];
    }

    private static byte[] Content(int major, byte[] content) => [.. Head(major, (ulong)content.Length), .. content];

    private static byte[] Simple(byte value) => value < 24 ? [(byte)(0xE0 | value)] : [0xF8, value];

    private static byte[] Float(double value)
    {
        var bytes = new byte[9];
        if (double.IsNaN(value)) return [0xF9, 0x7E, 0x00];
        if ((double)(Half)value == value)
        {
            bytes[0] = 0xF9;
            BinaryPrimitives.WriteHalfBigEndian(bytes.AsSpan(1), (Half)value);
            return bytes[..3];
        }
        bytes[0] = (byte)((float)value == value ? 0xFA : 0xFB);
        if (bytes[0] == 0xFB) BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(1), value);
        else BinaryPrimitives.WriteSingleBigEndian(bytes.AsSpan(1), (float)value);
        return bytes[0] == 0xFB ? bytes : bytes[..5];
    }

    private static byte[] Head(int major, ulong value)
    {
        var eight = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(eight, value);
        var (info, length) = value switch { < 24 => ((int)value, 0), <= 0xFF => (24, 1), <= 0xFFFF => (25, 2), <= 0xFFFF_FFFF => (26, 4), _ => (27, 8) };
        return [(byte)((major << 5) | info), .. eight[(8 - length)..]];
    }
}
