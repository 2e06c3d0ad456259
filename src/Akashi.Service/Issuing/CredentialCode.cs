using Akashi.Credentials.Format;

namespace Akashi.Service.Issuing;

/// <summary>What stands in the code of an issued credential; read from the code itself, so that it cannot drift from what was issued.</summary>
internal static class CredentialCode
{
    /// <summary>The credential; null where the code cannot be read.</summary>
    public static Credential? Read(IssuedCredential credential)
    {
        var origin = new Uri(new Uri(credential.Url).GetLeftPart(UriPartial.Authority));
        return CredentialUrl.TryRead(credential.Url, origin, out var code, out _) && Credential.TryRead(code, out var read, out _) ? read : null;
    }

    /// <summary>Id of the key that signed it, hexadecimal; empty where the code cannot be read.</summary>
    public static string KeyIdOf(IssuedCredential credential) =>
        credential.KeyId ?? (Read(credential) is { } read ? Convert.ToHexStringLower(read.KeyId.Span) : "");
}
