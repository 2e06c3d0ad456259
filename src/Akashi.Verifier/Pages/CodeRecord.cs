using System.Security.Cryptography;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;

namespace Akashi.Verifier.Pages;

/// <summary>What lets somebody tell later which code a result was about, without the code itself.</summary>
/// <param name="KeyId">Id of the key whose signature holds: 16 hexadecimal digits, or the text of the profile "nqs"; null where none holds.</param>
/// <param name="Digest">SHA-256 of the code's bytes in hexadecimal digits; null where its text is no code.</param>
public sealed record CodeRecord(string? KeyId, string? Digest)
{
    /// <summary>Of a code that was posted.</summary>
    /// <param name="verdict">What was decided about it.</param>
    /// <param name="code">The address, or its value alone.</param>
    /// <param name="hosts">Origins whose addresses are read.</param>
    public static CodeRecord Of(Verdict verdict, string code, IEnumerable<Uri> hosts)
    {
        foreach (var host in hosts)
        {
            if (CredentialUrl.TryRead(code, host, out var bytes, out _))
                return new CodeRecord(verdict.Content is null ? null : KeyOf(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        return new CodeRecord(null, null);
    }

    private static string? KeyOf(byte[] bytes)
    {
        if (NqsCredential.IsOne(bytes)) return NqsCredential.TryRead(bytes, out var other, out _) ? other!.KeyId : null;
        return Credential.TryRead(bytes, out var own, out _) ? Convert.ToHexStringLower(own!.KeyId.Span) : null;
    }
}
