using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;

namespace Akashi.Bench.Verification;

/// <summary>RSA by OpenSSL for BouncyCastle, whose own takes ten times as long: the start of a Verifier, which waits for it, is measured.</summary>
/// <param name="key">A private key.</param>
internal sealed class RsaSigning(RSA key) : ISignatureFactory
{
    public object AlgorithmDetails { get; } = new AlgorithmIdentifier(PkcsObjectIdentifiers.Sha256WithRsaEncryption, DerNull.Instance);

    public IStreamCalculator<IBlockResult> CreateCalculator() => new Calculator(key);

    private sealed class Calculator(RSA key) : IStreamCalculator<IBlockResult>, IDisposable
    {
        private readonly MemoryStream written = new();

        public Stream Stream => written;

        public IBlockResult GetResult() => new SimpleBlockResult(key.SignData(written.ToArray(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        public void Dispose() => written.Dispose();
    }
}
