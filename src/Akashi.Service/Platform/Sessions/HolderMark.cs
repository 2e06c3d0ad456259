using System.Security.Cryptography;

namespace Akashi.Service.Platform.Sessions;

/// <summary>By what a browser tells whose pages it keeps, so that those of one holder end when another signs in there (threat S3).</summary>
internal static class HolderMark
{
    private const int Length = 16;

    /// <summary>The mark of an account: 16 hexadecimal digits of a digest, so that a page names no account.</summary>
    public static string Of(Guid accountId) => Convert.ToHexStringLower(SHA256.HashData(accountId.ToByteArray()))[..Length];
}
