using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Sandbox.Identity.Signing;

/// <summary>Encrypts for one recipient: RSA-OAEP-256 and A256GCM in compact form (RFC 7516, 3.1 and 5.1).</summary>
internal static class Jwe
{
    private const int KeyLength = 32;

    /// <summary>Encrypts.</summary>
    /// <param name="recipient">The recipient's public key.</param>
    /// <param name="kid">Id of that key.</param>
    /// <param name="plain">What is encrypted.</param>
    public static string Encrypt(RSA recipient, string kid, ReadOnlySpan<byte> plain)
    {
        var header = Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RSA-OAEP-256", enc = "A256GCM", kid }));
        var contentKey = RandomNumberGenerator.GetBytes(KeyLength);
        var wrapped = recipient.Encrypt(contentKey, RSAEncryptionPadding.OaepSHA256);
        var iv = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (encrypted, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using (var aes = new AesGcm(contentKey, tag.Length)) aes.Encrypt(iv, plain, encrypted, tag, Encoding.ASCII.GetBytes(header));
        CryptographicOperations.ZeroMemory(contentKey);
        return string.Join('.', (string[])[header, .. new[] { wrapped, iv, encrypted, tag }.Select(part => Base64UrlEncoder.Encode(part))]);
    }
}
