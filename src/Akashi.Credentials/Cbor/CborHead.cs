using System.Buffers.Binary;

namespace Akashi.Credentials.Cbor;

/// <summary>The major types of RFC 8949, 3.1.</summary>
internal enum CborMajor
{
    Unsigned = 0,
    Negative = 1,
    Bytes = 2,
    Text = 3,
    Array = 4,
    Map = 5,
    Tag = 6,
    Simple = 7,
}

/// <summary>The head of an item: its major type, and a number, a length or a count.</summary>
internal readonly record struct CborHead(CborMajor Major, ulong Value)
{
    private const int OneByte = 24;
    private const int EightBytes = 27;
    private const int OpenLength = 31;
    private const ulong FirstFreeSimple = 32;

    /// <summary>Longest head: the first byte and eight more.</summary>
    public const int Longest = 9;

    /// <summary>Reads the head at the start of the bytes.</summary>
    /// <param name="bytes">The bytes, starting at the head.</param>
    /// <param name="head">The head; default where there is a fault.</param>
    /// <param name="length">Length of the head in bytes.</param>
    /// <returns>The rule that the head breaks, if any.</returns>
    public static EncodingFault Read(ReadOnlySpan<byte> bytes, out CborHead head, out int length)
    {
        (head, length) = (default, 0);
        if (bytes.IsEmpty) return EncodingFault.Cut;
        var (major, info) = ((CborMajor)(bytes[0] >> 5), bytes[0] & 0x1F);
        if (info > EightBytes)
            return info == OpenLength && major is >= CborMajor.Bytes and <= CborMajor.Map ? EncodingFault.OpenLength : EncodingFault.Reserved;
        var more = info < OneByte ? 0 : 1 << (info - OneByte);
        if (bytes.Length <= more) return EncodingFault.Cut;
        var value = more switch
        {
            0 => (ulong)info,
            1 => bytes[1],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
            4 => BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]),
        };
        (head, length) = (new CborHead(major, value), 1 + more);
        return major == CborMajor.Simple ? OfSimple(more, value) : more == MoreFor(value) ? EncodingFault.None : EncodingFault.NotShortest;
    }

    /// <summary>Writes a head in its shortest form.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Write(Span<byte> to, CborMajor major, ulong value)
    {
        var more = MoreFor(value);
        to[0] = (byte)(((int)major << 5) | (more == 0 ? (int)value : OneByte + int.Log2(more)));
        for (var at = more; at > 0; at--)
        {
            to[at] = (byte)(value & 0xFF);
            value >>= 8;
        }
        return 1 + more;
    }

    private static int MoreFor(ulong value) => value switch
    {
        < OneByte => 0,
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8,
    };

    // Floats also have only one form: the shortest that holds the value, and a single NaN.
    private static EncodingFault OfSimple(int more, ulong value) => more switch
    {
        0 => EncodingFault.None,
        1 => value < FirstFreeSimple ? EncodingFault.Reserved : EncodingFault.None,
        2 => Half.IsNaN(BitConverter.UInt16BitsToHalf((ushort)value)) && value != 0x7E00 ? EncodingFault.NotShortest : EncodingFault.None,
        4 =>
            BitConverter.UInt32BitsToSingle((uint)value) is var single && (float.IsNaN(single) || (float)(Half)single == single)
                ? EncodingFault.NotShortest
                : EncodingFault.None,
        _ =>
            BitConverter.UInt64BitsToDouble(value) is var number && (double.IsNaN(number) || (float)number == number)
                ? EncodingFault.NotShortest
                : EncodingFault.None,
    };
}
