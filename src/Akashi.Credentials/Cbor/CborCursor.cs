using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Cbor;

/// <summary>
/// Reads deterministic CBOR (RFC 8949, 4.2.1) in one forward pass, without exceptions. Either the expected item is there, or the cursor keeps a fault
/// with its place and reads nothing more.
/// </summary>
internal ref struct CborCursor
{
    private const int Deepest = 16;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly FormatFault otherwise;
    private readonly int origin;
    private int at;

    /// <summary>Starts a cursor at the first byte.</summary>
    /// <param name="bytes">One item with nothing after it.</param>
    /// <param name="otherwise">The reason to report where the CBOR is correct but is not the expected item.</param>
    /// <param name="origin">Place of these bytes in the whole message, for faults.</param>
    public CborCursor(ReadOnlySpan<byte> bytes, FormatFault otherwise, int origin = 0)
    {
        this.bytes = bytes;
        this.otherwise = otherwise;
        this.origin = origin;
    }

    /// <summary>Checks that bytes are exactly one item in deterministic encoding, whatever the item is.</summary>
    /// <returns>The fault of the encoding; default where there is none.</returns>
    public static Fault Check(ReadOnlySpan<byte> bytes, int origin)
    {
        var cursor = new CborCursor(bytes, FormatFault.Encoding, origin);
        if (cursor.TrySkip()) cursor.TryFinish();
        return cursor.Fault;
    }

    /// <summary>The first fault; default where there is none.</summary>
    public Fault Fault { get; private set; }

    public bool TryTag(ulong tag) => TryHead(CborMajor.Tag, out var value, tag, tag);

    public bool TryArray(ulong length) => TryHead(CborMajor.Array, out _, length, length);

    public bool TryUnsigned(ulong least, ulong most, out ulong value) => TryHead(CborMajor.Unsigned, out value, least, most);

    public bool TryMap(out CborMap map)
    {
        var read = TryHead(CborMajor.Map, out var count);
        map = new CborMap(count, default);
        return read;
    }

    /// <summary>Reads the next key of a map, which must be this one.</summary>
    public bool TryKey(ref CborMap map, long key)
    {
        Span<byte> expected = stackalloc byte[CborHead.Longest];
        return TryKey(ref map, expected[..WriteInteger(expected, key)]);
    }

    /// <summary>Reads the next key of a map, which must be this text of less than 24 bytes.</summary>
    public bool TryKeyText(ref CborMap map, scoped ReadOnlySpan<byte> text)
    {
        Span<byte> expected = stackalloc byte[Deepest + CborHead.Longest];
        var head = CborHead.Write(expected, CborMajor.Text, (ulong)text.Length);
        text.CopyTo(expected[head..]);
        return TryKey(ref map, expected[..(head + text.Length)]);
    }

    /// <summary>Whether the next key of a map is this one. Reads nothing.</summary>
    public readonly bool NextKeyIs(in CborMap map, long key)
    {
        Span<byte> expected = stackalloc byte[CborHead.Longest];
        return map.Left > 0 && bytes[at..].StartsWith(expected[..WriteInteger(expected, key)]);
    }

    /// <summary>Checks that a map has no further keys.</summary>
    public bool TryEnd(ref CborMap map) => map.Left == 0 || (TrySkipKey(ref map, out var start) && Fails(otherwise, EncodingFault.None, start));

    /// <summary>Reads an integer, negative or not.</summary>
    public bool TryInteger(out long value)
    {
        value = 0;
        var start = at;
        if (!TryHead(out var head)) return false;
        if (head.Major > CborMajor.Negative || head.Value > long.MaxValue) return Fails(otherwise, EncodingFault.None, start);
        value = head.Major == CborMajor.Unsigned ? (long)head.Value : -1 - (long)head.Value;
        return true;
    }

    public bool TryBytes(out Range content) => TryString(CborMajor.Bytes, out content);

    public bool TryBytes(int length, out ReadOnlySpan<byte> content)
    {
        var start = at;
        var read = TryBytes(out var range);
        content = read ? bytes[range] : default;
        return read && (content.Length == length || Fails(otherwise, EncodingFault.None, start));
    }

    /// <summary>Reads a text of 1 to <paramref name="longest"/> UTF-16 code units.</summary>
    public bool TryText(int longest, out string text)
    {
        text = "";
        var start = at;
        if (!TryString(CborMajor.Text, out var content)) return false;
        text = Encoding.UTF8.GetString(bytes[content]);
        return (text.Length >= 1 && text.Length <= longest) || Fails(otherwise, EncodingFault.None, start);
    }

    /// <summary>Reads a full-date (RFC 8943): tag 1004, YYYY-MM-DD.</summary>
    public bool TryDate(out DateOnly date)
    {
        date = default;
        var start = at;
        return TryTag(Labels.FullDateTag) && TryText(10, out var text)
            && (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
                || Fails(otherwise, EncodingFault.None, start));
    }

    /// <summary>Reads a map, whatever it contains.</summary>
    public bool TryAnyMap(out Range map)
    {
        var start = at;
        map = default;
        if (at < bytes.Length && (CborMajor)(bytes[at] >> 5) != CborMajor.Map) return TrySkip() && Fails(otherwise, EncodingFault.None, start);
        if (!TrySkip()) return false;
        map = start..at;
        return true;
    }

    /// <summary>Skips an item, whatever it is.</summary>
    public bool TrySkip() => TrySkip(0);

    /// <summary>Checks that nothing follows.</summary>
    public bool TryFinish() => at == bytes.Length || Fails(FormatFault.Encoding, EncodingFault.Trailing, at);

    private static int WriteInteger(Span<byte> to, long value) =>
        value >= 0 ? CborHead.Write(to, CborMajor.Unsigned, (ulong)value) : CborHead.Write(to, CborMajor.Negative, (ulong)(-1 - value));

    private bool TryKey(ref CborMap map, scoped ReadOnlySpan<byte> expected)
    {
        if (map.Left == 0) return Fails(otherwise, EncodingFault.None, at);
        return TrySkipKey(ref map, out var start) && (bytes[map.LastKey].SequenceEqual(expected) || Fails(otherwise, EncodingFault.None, start));
    }

    // Keys must be in bytewise order, without duplicates.
    private bool TrySkipKey(ref CborMap map, out int start, int depth = 0)
    {
        start = at;
        if (!TrySkip(depth)) return false;
        var order = bytes[map.LastKey].SequenceCompareTo(bytes[start..at]);
        if (order >= 0 && !map.LastKey.Equals(default)) return Fails(FormatFault.Encoding, order == 0 ? EncodingFault.KeyTwice : EncodingFault.KeyOrder, start);
        map = new CborMap(map.Left - 1, start..at);
        return true;
    }

    private bool TrySkip(int depth)
    {
        var start = at;
        if (depth > Deepest) return Fails(FormatFault.Encoding, EncodingFault.TooDeep, start);
        if (!TryHead(out var head)) return false;
        switch (head.Major)
        {
            case CborMajor.Bytes or CborMajor.Text:
                return TryContent(head, start, out _);
            case CborMajor.Array:
                for (var left = head.Value; left > 0; left--)
                {
                    if (!TrySkip(depth + 1)) return false;
                }
                return true;
            case CborMajor.Map:
                for (var map = new CborMap(head.Value, default); map.Left > 0;)
                {
                    if (!TrySkipKey(ref map, out _, depth + 1) || !TrySkip(depth + 1)) return false;
                }
                return true;
            default:
                return head.Major != CborMajor.Tag || TrySkip(depth + 1);
        }
    }

    private bool TryString(CborMajor major, out Range content)
    {
        var start = at;
        content = default;
        if (!TryHead(out var head)) return false;
        return head.Major == major ? TryContent(head, start, out content) : Fails(otherwise, EncodingFault.None, start);
    }

    private bool TryContent(CborHead head, int start, out Range content)
    {
        content = default;
        if (head.Value > (ulong)(bytes.Length - at)) return Fails(FormatFault.Encoding, EncodingFault.Cut, start);
        content = at..(at + (int)head.Value);
        if (head.Major == CborMajor.Text && !Utf8.IsValid(bytes[content])) return Fails(FormatFault.Encoding, EncodingFault.NotUtf8, start);
        at = content.End.Value;
        return true;
    }

    private bool TryHead(CborMajor major, out ulong value, ulong least = 0, ulong most = ulong.MaxValue)
    {
        var start = at;
        var read = TryHead(out var head);
        value = head.Value;
        return read && ((head.Major == major && value >= least && value <= most) || Fails(otherwise, EncodingFault.None, start));
    }

    private bool TryHead(out CborHead head)
    {
        var fault = CborHead.Read(bytes[at..], out head, out var length);
        if (fault != EncodingFault.None) return Fails(FormatFault.Encoding, fault, at);
        at += length;
        return true;
    }

    private bool Fails(FormatFault reason, EncodingFault detail, int place)
    {
        Fault = new Fault(reason, origin + place, detail);
        return false;
    }
}
