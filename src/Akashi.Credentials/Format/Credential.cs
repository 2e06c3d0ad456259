using System.Security.Cryptography;

namespace Akashi.Credentials.Format;

/// <summary>A credential as read from a code. Do not trust its claims before checking the signature.</summary>
public sealed class Credential
{
    private readonly Sign1 message;

    private Credential(Sign1 message, CredentialClaims claims) => (this.message, Claims) = (message, claims);

    /// <summary>First 8 bytes of SHA-256 over the certificate that, by its own account, signed it.</summary>
    public ReadOnlyMemory<byte> KeyId => message.KeyId;

    /// <summary>What it claims.</summary>
    public CredentialClaims Claims { get; }

    /// <summary>Signs claims.</summary>
    /// <returns>COSE_Sign1, tag 18, deterministic.</returns>
    /// <exception cref="ArgumentException">A claim is out of range. Nothing is signed that a verifier could not read.</exception>
    public static byte[] Issue(CredentialClaims claims, ISigner signer)
    {
        var payload = ClaimsCodec.Write(claims);
        return ClaimsCodec.TryRead(payload, 0, out _, out _)
            ? Sign1.Write(signer, null, payload)
            : throw new ArgumentException("A claim is out of the range that its documentation names.", nameof(claims));
    }

    /// <summary>Reads a credential strictly; no input makes it throw.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, out Credential? credential, out Fault fault)
    {
        credential = null;
        if (!Sign1.TryRead(bytes, null, out var message, out fault)
            || !ClaimsCodec.TryRead(message!.Payload.Span, message.PayloadAt, out var claims, out fault))
            return false;
        credential = new Credential(message, claims!);
        return true;
    }

    /// <summary>Checks the signature over the bytes received.</summary>
    /// <param name="key">P-256 key of the certificate that <see cref="KeyId"/> names.</param>
    public bool IsSignedBy(ECDsa key) => message.IsSignedBy(key);
}
