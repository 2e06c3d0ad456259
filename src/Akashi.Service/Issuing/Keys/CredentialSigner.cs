using System.Security.Cryptography;
using Akashi.Credentials.Format;

namespace Akashi.Service.Issuing.Keys;

/// <summary>Signs credentials and status lists (ES256) with an issuer's key.</summary>
/// <param name="key">An ECDSA key on P-256.</param>
internal sealed class CredentialSigner(IssuerKey key) : ISigner
{
    public ReadOnlyMemory<byte> KeyId => key.KeyId;

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned) =>
        ((ECDsa)key.PrivateKey).SignData(toBeSigned, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
