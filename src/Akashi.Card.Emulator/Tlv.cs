namespace Akashi.Card.Emulator;

/// <summary>
/// Writes BER-TLV as in the card's files. This is separate code, so that the reader's parser is tested against another implementation.
/// </summary>
public static class Tlv
{
    /// <summary>Encodes one value with its tag (1 or 2 bytes) and the shortest form of length.</summary>
    public static byte[] Encode(int tag, ReadOnlySpan<byte> value)
    {
        var bytes = new List<byte>();
        if (tag > 0xFF) bytes.Add((byte)(tag >> 8));
        bytes.Add((byte)(tag & 0xFF));
        switch (value.Length)
        {
            case < 0x80:
                bytes.Add((byte)value.Length);
                break;
            case <= 0xFF:
                bytes.AddRange([0x81, (byte)value.Length]);
                break;
            default:
                bytes.AddRange([0x82, (byte)(value.Length >> 8), (byte)(value.Length & 0xFF)]);
                break;
        }
        bytes.AddRange(value);
        return [.. bytes];
    }

    /// <summary>EF 0002: FF20 { DF21 header, DF22 name, DF23 address, DF24 birth date YYYYMMDD, DF25 sex }.</summary>
    public static byte[] Facts(string name, string address, string birth, string sex)
    {
        var utf8 = System.Text.Encoding.UTF8;
        return Encode(0xFF20,
        [
            .. Encode(0xDF21, [0x01, 0x00]),
            .. Encode(0xDF22, utf8.GetBytes(name)),
            .. Encode(0xDF23, utf8.GetBytes(address)),
            .. Encode(0xDF24, utf8.GetBytes(birth)),
            .. Encode(0xDF25, utf8.GetBytes(sex)),
        ]);
    }
}
