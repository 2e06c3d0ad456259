using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Service.Cards.Phone;

/// <summary>
/// Our two private keys: one for client assertions (ES256), one for which results of signing are encrypted (RSA-OAEP-256). Only operations of
/// <see cref="ECDsa"/> and <see cref="RSA"/> are used, so either may lie in a module. The id of each is its thumbprint (RFC 7638).
/// </summary>
/// <param name="signing">EC P-256.</param>
/// <param name="encryption">RSA of at least 2,048 bits.</param>
internal sealed class PhoneKeys(ECDsa signing, RSA encryption)
{
    private const int LeastRsaBits = 2048;
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Signs assertions.</summary>
    public SigningCredentials Assertions { get; } = new(WithId(new ECDsaSecurityKey(signing)), SecurityAlgorithms.EcdsaSha256);

    /// <summary>Opens results.</summary>
    public RSA Encryption => encryption;

    /// <summary>Id of the key for encryption.</summary>
    public string EncryptionId { get; } = WithId(new RsaSecurityKey(encryption)).KeyId;

    /// <summary>Reads the key for assertions.</summary>
    /// <param name="pem">PKCS#8 or SEC 1.</param>
    /// <exception cref="CryptographicException">It is no private key on P-256.</exception>
    /// <exception cref="ArgumentException">There is no key, or more than one.</exception>
    public static ECDsa ReadSigning(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        if (key.ExportParameters(includePrivateParameters: false).Curve is not { IsNamed: true, Oid.Value: P256 })
            throw new CryptographicException("is not a key on P-256");
        key.SignHash(new byte[SHA256.HashSizeInBytes]);
        return key;
    }

    /// <summary>Reads the key for encryption.</summary>
    /// <param name="pem">PKCS#8 or PKCS#1.</param>
    /// <exception cref="CryptographicException">It is no private RSA key of at least 2,048 bits.</exception>
    /// <exception cref="ArgumentException">There is no key, or more than one.</exception>
    public static RSA ReadEncryption(string pem)
    {
        var key = RSA.Create();
        key.ImportFromPem(pem);
        if (key.KeySize < LeastRsaBits) throw new CryptographicException($"is an RSA key of less than {LeastRsaBits} bits");
        key.Decrypt(key.Encrypt([0], RSAEncryptionPadding.OaepSHA256), RSAEncryptionPadding.OaepSHA256);
        return key;
    }

    private static T WithId<T>(T key)
        where T : AsymmetricSecurityKey
    {
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }
}
