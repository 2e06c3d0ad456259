using Akashi.Credentials.Cbor;

namespace Akashi.Credentials.Format;

/// <summary>The bytes that a signature covers: <c>["Signature1", protected, h'', payload]</c> (RFC 9052, 4.4).</summary>
internal static class SigStructure
{
    public static byte[] Of(ReadOnlySpan<byte> protectedBytes, ReadOnlySpan<byte> payload)
    {
        var bytes = new byte[LongestFor(protectedBytes, payload)];
        return bytes[..Write(bytes, protectedBytes, payload)];
    }

    public static int LongestFor(ReadOnlySpan<byte> protectedBytes, ReadOnlySpan<byte> payload) =>
        16 + (3 * CborHead.Longest) + protectedBytes.Length + payload.Length;

    /// <returns>The number of bytes written.</returns>
    public static int Write(Span<byte> to, ReadOnlySpan<byte> protectedBytes, ReadOnlySpan<byte> payload)
    {
        var at = CborHead.Write(to, CborMajor.Array, 4);
        Append(to, ref at, CborMajor.Text, "Signature1"u8);
        Append(to, ref at, CborMajor.Bytes, protectedBytes);
        Append(to, ref at, CborMajor.Bytes, []);
        Append(to, ref at, CborMajor.Bytes, payload);
        return at;
    }

    private static void Append(Span<byte> to, ref int at, CborMajor major, ReadOnlySpan<byte> content)
    {
        at += CborHead.Write(to[at..], major, (ulong)content.Length);
        content.CopyTo(to[at..]);
        at += content.Length;
    }
}
