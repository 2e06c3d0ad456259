namespace Akashi.Card.Emulator;

/// <summary>DigestInfo of SHA-256 (RFC 8017, 9.2): what the card is given to sign.</summary>
internal static class DigestInfo
{
    private static readonly byte[] Prefix =
        [0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

    public static bool TryRead(ReadOnlySpan<byte> bytes, out byte[] digest)
    {
        digest = [];
        if (bytes.Length != Prefix.Length + 32 || !bytes.StartsWith(Prefix)) return false;
        digest = bytes[Prefix.Length..].ToArray();
        return true;
    }
}
