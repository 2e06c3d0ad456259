using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Akashi.Service.Platform;

/// <summary>Random values that a browser or a program carries; the database keeps their digests only.</summary>
public static class Secrets
{
    /// <summary>256 random bits as base64url, 43 characters.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of a secret's text as base64url, 43 characters: what may be stored.</summary>
    public static string Digest(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
