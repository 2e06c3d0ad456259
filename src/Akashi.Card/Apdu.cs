namespace Akashi.Card;

/// <summary>Builds commands for a card (ISO 7816-4), in short form.</summary>
internal static class Apdu
{
    public static byte[] SelectApplication(ReadOnlySpan<byte> aid) => [0x00, 0xA4, 0x04, 0x0C, (byte)aid.Length, .. aid];

    public static byte[] SelectFile(int id) => [0x00, 0xA4, 0x02, 0x0C, 0x02, (byte)(id >> 8), (byte)(id & 0xFF)];

    public static byte[] TriesLeft() => [0x00, 0x20, 0x00, 0x80];

    public static byte[] Verify(ReadOnlySpan<byte> secret) => [0x00, 0x20, 0x00, 0x80, (byte)secret.Length, .. secret];

    public static byte[] ReadBinary(int offset, int length) => [0x00, 0xB0, (byte)(offset >> 8), (byte)(offset & 0xFF), (byte)(length == 256 ? 0 : length)];

    public static byte[] Sign(ReadOnlySpan<byte> digestInfo) => [0x80, 0x2A, 0x00, 0x80, (byte)digestInfo.Length, .. digestInfo, 0x00];
}

/// <summary>An R-APDU: data and a status word.</summary>
internal readonly record struct Answer(byte[] Data, int Status)
{
    public bool IsOk => Status == 0x9000;

    /// <summary>Splits an answer into data and status word; null where the card is gone or the answer makes no sense.</summary>
    public static Answer? From(byte[]? bytes) =>
        bytes is { Length: >= 2 } ? new Answer(bytes[..^2], (bytes[^2] << 8) | bytes[^1]) : null;
}
