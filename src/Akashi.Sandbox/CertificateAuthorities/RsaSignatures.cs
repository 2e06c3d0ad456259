using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;

namespace Akashi.Sandbox.CertificateAuthorities;

/// <summary>Signs what BouncyCastle writes (RSA PKCS #1 with SHA-256) with a key of the platform, which takes a hundredth of BouncyCastle's own time.</summary>
/// <param name="key">The key.</param>
internal sealed class RsaSignatures(RSA key) : ISignatureFactory
{
    public object AlgorithmDetails { get; } = new AlgorithmIdentifier(PkcsObjectIdentifiers.Sha256WithRsaEncryption, DerNull.Instance);

    public IStreamCalculator<IBlockResult> CreateCalculator() => new Calculator(key);

    private sealed class Calculator(RSA key) : IStreamCalculator<IBlockResult>, IDisposable
    {
        private readonly MemoryStream written = new();

        public Stream Stream => written;

        public IBlockResult GetResult() =>
            new SimpleBlockResult(key.SignData(written.ToArray(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        public void Dispose() => written.Dispose();
    }
}
