using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Akashi.Service.Platform;

/// <summary>Random values held by a browser or a program; the database stores only their digests.</summary>
public static class Secrets
{
    /// <summary>256 random bits as base64url, 43 characters.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of a secret's text as base64url, 43 characters; this is what may be stored.</summary>
    public static string Digest(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
