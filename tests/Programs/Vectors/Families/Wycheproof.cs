using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Vectors.Cose;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace Akashi.Vectors.Families;

/// <summary>Signatures from Wycheproof: ECDSA (r and s concatenated, or DER), RSA PKCS #1 v1.5 and PSS, Edwards curves.</summary>
internal sealed class Wycheproof : IFamily
{
    public bool Knows(JsonElement file) => file.ValueKind == JsonValueKind.Object && file.TryGetProperty("testGroups", out _);

    public IEnumerable<CaseResult> Run(JsonElement file)
    {
        foreach (var group in file.GetProperty("testGroups").EnumerateArray())
        {
            var verify = VerifierOf(group);
            foreach (var vector in group.GetProperty("tests").EnumerateArray())
            {
                var name = "tc" + vector.GetProperty("tcId").GetInt32().ToString(CultureInfo.InvariantCulture);
                var expected = vector.GetProperty("result").GetString()!;
                if (verify is null)
                {
                    yield return CaseResult.Skip(name, expected, "algorithm:" + file.GetProperty("algorithm").GetString());
                    continue;
                }
                var got = verify(Bytes(vector, "msg"), Bytes(vector, "sig")) ? "valid" : "invalid";
                yield return CaseResult.Of(name, expected, got, expected == got || expected == "acceptable");
            }
        }
    }

    private static Func<byte[], byte[], bool>? VerifierOf(JsonElement group) => group.GetProperty("type").GetString() switch
    {
        "EcdsaP1363Verify" => Ec(group) is { } key ? (m, s) => key.VerifyData(m, s, HashOf(group), DSASignatureFormat.IeeeP1363FixedFieldConcatenation) : null,
        "EcdsaVerify" =>
            Ec(group) is { } key ? (m, s) =>
                SideBySide(s, key) is { } raw && key.VerifyData(m, raw, HashOf(group), DSASignatureFormat.IeeeP1363FixedFieldConcatenation) : null,
        "RsassaPkcs1Verify" => Pkcs1(group),
        "RsassaPssVerify" => Pss(group),
        "EddsaVerify" =>
            (m, s) => SignatureKey.OfEdwards(Convert.FromHexString(group.GetProperty("publicKey").GetProperty("pk").GetString()!)).Verify(-8, m, s),
        _ => null,
    };

    private static ECDsa? Ec(JsonElement group)
    {
        try
        {
            var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Bytes(group, "publicKeyDer"), out _);
            return key;
        }
        catch (CryptographicException)
        {
            // The system's OpenSSL lacks this curve.
            return null;
        }
    }

    private static Func<byte[], byte[], bool> Pkcs1(JsonElement group)
    {
        var key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(Bytes(group, "publicKeyDer"), out _);
        return (m, s) => key.VerifyData(m, s, HashOf(group), RSASignaturePadding.Pkcs1);
    }

    // For salts of any length; the platform accepts only one.
    private static Func<byte[], byte[], bool> Pss(JsonElement group)
    {
        var key = (RsaKeyParameters)PublicKeyFactory.CreateKey(Bytes(group, "publicKeyDer"));
        IDigest Digest(string name) => DigestUtilities.GetDigest(group.GetProperty(name).GetString());
        return (m, s) =>
        {
            var verifier = new PssSigner(new RsaBlindedEngine(), Digest("sha"), Digest("mgfSha"), group.GetProperty("sLen").GetInt32());
            verifier.Init(false, key);
            verifier.BlockUpdate(m, 0, m.Length);
            return verifier.VerifySignature(s);
        };
    }

    // Strictly DER: the platform tolerates a missing leading zero in a number.
    private static byte[]? SideBySide(byte[] der, ECDsa key)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var sequence = reader.ReadSequence();
            var (r, s) = (sequence.ReadInteger(), sequence.ReadInteger());
            sequence.ThrowIfNotEmpty();
            reader.ThrowIfNotEmpty();
            var size = (key.KeySize + 7) / 8;
            if (r.Sign < 0 || s.Sign < 0 || r.GetByteCount(true) > size || s.GetByteCount(true) > size) return null;
            var raw = new byte[2 * size];
            r.TryWriteBytes(raw.AsSpan(size - r.GetByteCount(true)), out _, true, true);
            s.TryWriteBytes(raw.AsSpan((2 * size) - s.GetByteCount(true)), out _, true, true);
            return raw;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static HashAlgorithmName HashOf(JsonElement group) => new(group.GetProperty("sha").GetString()!.Replace("SHA-", "SHA", StringComparison.Ordinal));

    private static byte[] Bytes(JsonElement json, string name) => Convert.FromHexString(json.GetProperty(name).GetString()!);
}
