using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Akashi.Service.Cards.Phone;

/// <summary>
/// Opens a JWE in compact form with RSA-OAEP-256 and A256GCM (RFC 7516, 5.2). The library for tokens knows this key encryption no more than that a
/// payload may be something other than a token.
/// </summary>
internal static class Jwe
{
    private const int Parts = 5;
    private const int KeyLength = 32;
    private const int IvLength = 12;
    private const int TagLength = 16;

    /// <summary>Opens a JWE.</summary>
    /// <param name="compact">As received.</param>
    /// <param name="key">Our private key.</param>
    /// <param name="kid">Id of that key.</param>
    /// <param name="plain">What was encrypted; null where it is not for this key or was changed.</param>
    public static bool TryOpen(string compact, RSA key, string kid, [NotNullWhen(true)] out byte[]? plain)
    {
        plain = null;
        try
        {
            var parts = compact.Split('.');
            if (parts.Length != Parts || !IsOurs(Base64Url.DecodeFromChars(parts[0]), kid)) return false;
            var contentKey = key.Decrypt(Base64Url.DecodeFromChars(parts[1]), RSAEncryptionPadding.OaepSHA256);
            var (iv, encrypted, tag) = (Base64Url.DecodeFromChars(parts[2]), Base64Url.DecodeFromChars(parts[3]), Base64Url.DecodeFromChars(parts[4]));
            if (contentKey.Length != KeyLength || iv.Length != IvLength || tag.Length != TagLength) return false;
            var opened = new byte[encrypted.Length];
            using (var aes = new AesGcm(contentKey, TagLength)) aes.Decrypt(iv, encrypted, tag, opened, Encoding.ASCII.GetBytes(parts[0]));
            plain = opened;
            return true;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return false;
        }
    }

    private static bool IsOurs(byte[] header, string kid)
    {
        using var read = JsonDocument.Parse(header);
        var root = read.RootElement;
        return root.ValueKind == JsonValueKind.Object && Is(root, "alg", "RSA-OAEP-256") && Is(root, "enc", "A256GCM") && Is(root, "kid", kid)
            // A receiver must refuse extensions that it does not know (RFC 7516, 4.1.13), and no content of ours is compressed.
            && !root.TryGetProperty("crit", out _) && !root.TryGetProperty("zip", out _);
    }

    private static bool Is(JsonElement header, string name, string value) =>
        header.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.ValueEquals(value);
}
