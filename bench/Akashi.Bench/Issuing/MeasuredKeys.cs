using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Service.Issuing.Keys;

namespace Akashi.Bench.Issuing;

/// <summary>The issuer's keys, each certified by a CA of the bench. The clock hears when a code or a PDF is signed.</summary>
internal sealed class MeasuredKeys : IKeyStore
{
    private const int RsaBits = 2048;
    private readonly PartClock parts;
    private readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public MeasuredKeys(PartClock parts, DateTimeOffset now)
    {
        this.parts = parts;
        var request = new CertificateRequest("CN=Root of the bench", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = request.CreateSelfSigned(now.AddYears(-1), now.AddYears(10));
    }

    public X509Certificate2 Root { get; }

    /// <summary>Signs codes.</summary>
    public ECDsa Ec { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Signs PDFs.</summary>
    public RSA Rsa { get; } = RSA.Create(RsaBits);

    public Task<IssuerKey> OpenAsync(KeyPurpose purpose, PlannedKey planned, CancellationToken ct)
    {
        AsymmetricAlgorithm key = purpose switch
        {
            KeyPurpose.Credential => new HeardEcdsa(Ec, parts),
            KeyPurpose.Document => new HeardRsa(Rsa, parts),
            _ => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        };
        return Task.FromResult(new IssuerKey(purpose, Certify(purpose, key), [], key) { Label = planned.Label });
    }

    private X509Certificate2 Certify(KeyPurpose purpose, AsymmetricAlgorithm key)
    {
        var name = new X500DistinguishedName($"CN=Bench {purpose}");
        var leaf = key is RSA rsa
            ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name, (ECDsa)key, HashAlgorithmName.SHA256);
        leaf.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        var signer = X509SignatureGenerator.CreateForECDsa(rootKey);
        return leaf.Create(Root.SubjectName, signer, Root.NotBefore, Root.NotAfter, RandomNumberGenerator.GetBytes(8));
    }

    private sealed class HeardEcdsa : ECDsa
    {
        private readonly ECDsa key;
        private readonly PartClock parts;

        public HeardEcdsa(ECDsa key, PartClock parts) => (this.key, this.parts, KeySizeValue) = (key, parts, key.KeySize);

        public override KeySizes[] LegalKeySizes => key.LegalKeySizes;

        public override byte[] SignHash(byte[] hash)
        {
            parts.End(Part.Read);
            var signature = key.SignHash(hash);
            parts.End(Part.CodeSignature);
            return signature;
        }

        public override bool VerifyHash(byte[] hash, byte[] signature) => key.VerifyHash(hash, signature);

        public override ECParameters ExportParameters(bool includePrivateParameters) => key.ExportParameters(includePrivateParameters);
    }

    private sealed class HeardRsa : RSA
    {
        private readonly RSA key;
        private readonly PartClock parts;

        public HeardRsa(RSA key, PartClock parts) => (this.key, this.parts, KeySizeValue) = (key, parts, key.KeySize);

        public override KeySizes[] LegalKeySizes => [new(KeySizeValue, KeySizeValue, 0)];

        public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)
        {
            parts.End(Part.Composition);
            var signature = key.SignHash(hash, hashAlgorithm, padding);
            parts.End(Part.PdfSignature);
            return signature;
        }

        public override bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
            key.VerifyHash(hash, signature, hashAlgorithm, padding);

        public override RSAParameters ExportParameters(bool includePrivateParameters) => key.ExportParameters(includePrivateParameters);

        public override void ImportParameters(RSAParameters parameters) => key.ImportParameters(parameters);
    }
}
