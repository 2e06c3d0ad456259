using System.Security.Cryptography;
using System.Text;
using Akashi.Credentials.Format;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Akashi.Vectors.Published;

/// <summary>A publicly known P-256 key. It signs by RFC 6979, so that the vectors come out the same every time.</summary>
internal sealed class TestEcKey : ISigner
{
    private const int Coordinate = 32;
    private readonly ECPrivateKeyParameters key;

    /// <param name="label">Its id is the hash of the label, in place of a certificate.</param>
    /// <param name="secret">Its private number; derived from the hash of the label where null.</param>
    public TestEcKey(string label, string? secret = null)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(label));
        KeyId = hash.AsMemory(0, 8);
        Secret = secret ?? Convert.ToHexString(hash);
        var curve = SecNamedCurves.GetByName("secp256r1");
        key = new ECPrivateKeyParameters(new BigInteger(1, secret is null ? hash : Convert.FromHexString(secret)), new ECDomainParameters(curve));
    }

    public ReadOnlyMemory<byte> KeyId { get; }

    /// <summary>The private number, hexadecimal.</summary>
    public string Secret { get; }

    public (byte[] X, byte[] Y) Point
    {
        get
        {
            var point = key.Parameters.G.Multiply(key.D).Normalize();
            return (point.AffineXCoord.GetEncoded(), point.AffineYCoord.GetEncoded());
        }
    }

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned)
    {
        var signer = new ECDsaSigner(new HMacDsaKCalculator(new Sha256Digest()));
        signer.Init(true, key);
        return [.. signer.GenerateSignature(SHA256.HashData(toBeSigned)).SelectMany(Padded)];
    }

    private static byte[] Padded(BigInteger number)
    {
        var bytes = number.ToByteArrayUnsigned();
        return [.. new byte[Coordinate - bytes.Length], .. bytes];
    }
}

/// <summary>A publicly known RSA key. Its salt is always the same, for the same reason.</summary>
internal sealed class TestRsaKey(string name, string keyId) : Akashi.Credentials.Nqs.INqsSigner
{
    private readonly RSA key = Read(name);

    public string KeyId => keyId;

    public RSAParameters Public => key.ExportParameters(false);

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned)
    {
        var salt = Enumerable.Range(0, SHA256.HashSizeInBytes).Select(i => (byte)i).ToArray();
        var signer = new PssSigner(new RsaBlindedEngine(), new Sha256Digest(), salt);
        signer.Init(true, PrivateKeyFactory.CreateKey(key.ExportPkcs8PrivateKey()));
        signer.BlockUpdate(toBeSigned);
        return signer.GenerateSignature();
    }

    private static RSA Read(string name)
    {
        using var stream = typeof(TestRsaKey).Assembly.GetManifestResourceStream($"Akashi.Vectors.Published.{name}.pem")!;
        using var reader = new StreamReader(stream);
        var key = RSA.Create();
        key.ImportFromPem(reader.ReadToEnd());
        return key;
    }
}
