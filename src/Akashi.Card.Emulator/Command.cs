namespace Akashi.Card.Emulator;

/// <summary>A C-APDU, short or extended (ISO 7816-3, 12.1).</summary>
internal sealed record Command(byte Cla, byte Ins, byte P1, byte P2, byte[] Data, int Expected)
{
    public static bool TryParse(ReadOnlySpan<byte> bytes, out Command command)
    {
        command = null!;
        if (bytes.Length < 4) return false;
        var body = bytes[4..];
        if (!TryBody(body, out var data, out var expected)) return false;
        command = new Command(bytes[0], bytes[1], bytes[2], bytes[3], data, expected);
        return true;
    }

    private static bool TryBody(ReadOnlySpan<byte> body, out byte[] data, out int expected)
    {
        (data, expected) = ([], 0);
        switch (body.Length)
        {
            case 0:
                return true;
            case 1:
                expected = body[0] == 0 ? 256 : body[0];
                return true;
        }
        return body[0] != 0 ? TryShort(body, out data, out expected) : TryExtended(body, out data, out expected);
    }

    private static bool TryShort(ReadOnlySpan<byte> body, out byte[] data, out int expected)
    {
        (data, expected) = ([], 0);
        int length = body[0];
        if (body.Length != 1 + length && body.Length != 2 + length) return false;
        data = body.Slice(1, length).ToArray();
        if (body.Length == 2 + length) expected = body[^1] == 0 ? 256 : body[^1];
        return true;
    }

    private static bool TryExtended(ReadOnlySpan<byte> body, out byte[] data, out int expected)
    {
        (data, expected) = ([], 0);
        if (body.Length < 3) return false;
        var length = (body[1] << 8) | body[2];
        if (body.Length == 3)
        {
            expected = length == 0 ? 65536 : length;
            return true;
        }
        if (body.Length != 3 + length && body.Length != 5 + length) return false;
        data = body.Slice(3, length).ToArray();
        if (body.Length != 5 + length) return true;
        var end = (body[^2] << 8) | body[^1];
        expected = end == 0 ? 65536 : end;
        return true;
    }
}
