namespace Akashi.Card;

/// <summary>Reads BER-TLV from a card, forwards only. Every length is compared with what remains; no input makes it throw.</summary>
internal ref struct TlvReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>Reads the next tag (1 or 2 bytes) and its value; false at the end, or where the value is truncated or in an unknown form.</summary>
    public bool TryRead(out int tag, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryHead(rest, out tag, out var head, out var length) || length > rest.Length - head) return false;
        value = rest.Slice(head, length);
        rest = rest[(head + length)..];
        return true;
    }

    /// <summary>Reads the tag, the size of the head (tag and length), and the length of the value from the first bytes of a value.</summary>
    public static bool TryHead(ReadOnlySpan<byte> bytes, out int tag, out int head, out int length)
    {
        (tag, head, length) = (0, 0, 0);
        if (bytes.IsEmpty) return false;
        tag = bytes[head++];
        if ((tag & 0x1F) == 0x1F)
        {
            if (bytes.Length <= head || (bytes[head] & 0x80) != 0) return false;
            tag = (tag << 8) | bytes[head++];
        }
        if (bytes.Length <= head) return false;
        int first = bytes[head++];
        if (first < 0x80)
        {
            length = first;
            return true;
        }
        var count = first & 0x7F;
        if (count is 0 or > 2 || bytes.Length < head + count) return false;
        for (var i = 0; i < count; i++) length = (length << 8) | bytes[head++];
        return true;
    }
}
