using System.Security.Cryptography;

namespace Akashi.Sandbox.Identity.Signing;

/// <summary>What a portal may ask to have signed.</summary>
internal static class ToBeSigned
{
    // DigestInfo of SHA-256 (RFC 8017, 9.2, note 1) before the digest itself.
    private static ReadOnlySpan<byte> DigestInfo =>
        [0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

    /// <summary>Reads base64 in the standard alphabet of a SHA-256 digest (32 bytes) or of its DigestInfo (51 bytes).</summary>
    /// <param name="text">The text as received.</param>
    /// <param name="bytes">The bytes; empty where they are refused.</param>
    public static bool TryParse(string? text, out byte[] bytes)
    {
        bytes = [];
        var buffer = new byte[SHA256.HashSizeInBytes + DigestInfo.Length];
        if (text is null || !Convert.TryFromBase64String(text, buffer, out var length)) return false;
        var read = buffer.AsSpan(0, length);
        // Spaces, which the decoder skips, are not the standard form.
        if (Convert.ToBase64String(read) != text) return false;
        if (length != SHA256.HashSizeInBytes && !(length == buffer.Length && read.StartsWith(DigestInfo))) return false;
        bytes = read.ToArray();
        return true;
    }
}
