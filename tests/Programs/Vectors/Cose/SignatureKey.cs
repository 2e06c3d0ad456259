using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Akashi.Vectors.Cose;

/// <summary>A public key from a vector, which checks signatures by the algorithms of RFC 9053 and 9864.</summary>
internal sealed class SignatureKey(ECDsa? ec, RSA? rsa, byte[]? edwards)
{
    /// <summary>The names of the algorithms that are checked.</summary>
    public static string? NameOf(long algorithm) => algorithm switch
    {
        -7 or -9 => "ES256",
        -35 or -51 => "ES384",
        -36 or -52 => "ES512",
        -37 => "PS256",
        -38 => "PS384",
        -39 => "PS512",
        -8 or -19 or -53 => "EdDSA",
        _ => null,
    };

    /// <summary>The key if it is on P-256; otherwise null.</summary>
    public ECDsa? P256 => ec is { KeySize: 256 } ? ec : null;

    /// <summary>Reads a key in the format of the COSE working group's examples.</summary>
    /// <returns>Null where the key is not for signatures.</returns>
    public static SignatureKey? Read(JsonElement key) => key.GetProperty("kty").GetString() switch
    {
        "EC" or "EC2" => Of(Curve(key)),
        "RSA" => Of(RSA.Create(new RSAParameters { Modulus = Number(key, "n"), Exponent = Number(key, "e") })),
        "OKP" => OfEdwards(Number(key, "x")),
        _ => null,
    };

    public static SignatureKey Of(ECDsa key) => new(key, null, null);

    public static SignatureKey Of(RSA key) => new(null, key, null);

    /// <summary>An EC or RSA key as SubjectPublicKeyInfo.</summary>
    /// <exception cref="CryptographicException">It is neither of them.</exception>
    public static SignatureKey OfSubject(byte[] info)
    {
        try
        {
            var ec = ECDsa.Create();
            ec.ImportSubjectPublicKeyInfo(info, out _);
            return Of(ec);
        }
        catch (CryptographicException)
        {
            var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(info, out _);
            return Of(rsa);
        }
    }

    public static SignatureKey OfEdwards(byte[] key) => new(null, null, key);

    /// <summary>Whether a signature holds; false for a key of another kind than the algorithm's.</summary>
    public bool Verify(long algorithm, byte[] signed, byte[] signature) => NameOf(algorithm) switch
    {
        "ES256" => VerifyEc(signed, signature, HashAlgorithmName.SHA256),
        "ES384" => VerifyEc(signed, signature, HashAlgorithmName.SHA384),
        "ES512" => VerifyEc(signed, signature, HashAlgorithmName.SHA512),
        "PS256" => VerifyPss(signed, signature, HashAlgorithmName.SHA256),
        "PS384" => VerifyPss(signed, signature, HashAlgorithmName.SHA384),
        "PS512" => VerifyPss(signed, signature, HashAlgorithmName.SHA512),
        "EdDSA" => edwards is { } key && VerifyEdwards(key, signed, signature),
        _ => false,
    };

    private bool VerifyEc(byte[] signed, byte[] signature, HashAlgorithmName hash) =>
        ec is not null && ec.VerifyData(signed, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private bool VerifyPss(byte[] signed, byte[] signature, HashAlgorithmName hash) =>
        rsa is not null && rsa.VerifyData(signed, signature, hash, RSASignaturePadding.Pss);

    // The platform has no Edwards curves.
    private static bool VerifyEdwards(byte[] key, byte[] signed, byte[] signature)
    {
        Org.BouncyCastle.Crypto.ISigner verifier = key.Length == Ed25519PublicKeyParameters.KeySize ? new Ed25519Signer() : new Ed448Signer([]);
        verifier.Init(false, key.Length == Ed25519PublicKeyParameters.KeySize ? new Ed25519PublicKeyParameters(key) : new Ed448PublicKeyParameters(key));
        verifier.BlockUpdate(signed, 0, signed.Length);
        return verifier.VerifySignature(signature);
    }

    private static ECDsa Curve(JsonElement key)
    {
        var name = key.GetProperty("crv").GetString();
        var curve = name switch
        {
            "P-256" => ECCurve.NamedCurves.nistP256,
            "P-384" => ECCurve.NamedCurves.nistP384,
            "P-521" => ECCurve.NamedCurves.nistP521,
            _ => ECCurve.CreateFromFriendlyName(name!)
        };
        return ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = Number(key, "x"), Y = Number(key, "y") } });
    }

    private static byte[] Number(JsonElement key, string name) => key.TryGetProperty(name + "_hex", out var hex)
        ? Convert.FromHexString(hex.GetString()!)
        : Base64Url.DecodeFromChars(key.GetProperty(name).GetString());
}
