using System.Security.Cryptography;
using Akashi.Credentials.Nqs;

namespace Akashi.Service.Issuing.Keys;

/// <summary>Signs codes in the layout "nqs" (PS256) with an issuer's key.</summary>
/// <param name="key">An RSA key of 2,048 bits.</param>
/// <param name="id">The key's id in the codes.</param>
internal sealed class NqsSigner(IssuerKey key, string id) : INqsSigner
{
    public string KeyId => id;

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned) => ((RSA)key.PrivateKey).SignData(toBeSigned, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
}
