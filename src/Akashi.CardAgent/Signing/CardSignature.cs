using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.CardAgent.Signing;

/// <summary>
/// A detached CMS over a document whose signature the card makes: built up to the digest of the signed attributes, and once
/// more with the card's signature in its place. The agent never signs a bare digest from outside.
/// </summary>
internal static class CardSignature
{
    private const string Data = "1.2.840.113549.1.7.1";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    /// <summary>The digest that the card must sign for a document.</summary>
    public static byte[] DigestOf(byte[] document, X509Certificate2 certificate)
    {
        using var key = new CardKey(certificate, null);
        try
        {
            Build(document, certificate, key);
        }
        catch (DigestTaken taken)
        {
            return taken.Digest;
        }
        throw new InvalidOperationException("The CMS was built without asking for a signature.");
    }

    /// <summary>The CMS, DER, with the card's signature over <see cref="DigestOf"/>.</summary>
    public static byte[] Assemble(byte[] document, X509Certificate2 certificate, byte[] signature)
    {
        using var key = new CardKey(certificate, signature);
        return Build(document, certificate, key);
    }

    private static byte[] Build(byte[] document, X509Certificate2 certificate, CardKey key)
    {
        var cms = new SignedCms(new ContentInfo(new Oid(Data), document), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate, key)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), SigningCertificate(certificate)));
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    // RFC 5035: SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }, SHA-256 being the default.
    private static byte[] SigningCertificate(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        return writer.Encode();
    }

    // SignedCms has no two steps: it checks what a key returns at once, so a first pass can only end where the digest is known.
    private sealed class DigestTaken(byte[] digest) : Exception
    {
        public byte[] Digest { get; } = digest;
    }

    /// <summary>Stands for the card's key while the CMS is built: hands out the digest, or gives back the signature.</summary>
    private sealed class CardKey : RSA
    {
        private readonly RSA known;
        private readonly byte[]? signature;

        public CardKey(X509Certificate2 certificate, byte[]? signature)
        {
            known = certificate.GetRSAPublicKey()!;
            this.signature = signature;
            KeySizeValue = known.KeySize;
        }

        public override RSAParameters ExportParameters(bool includePrivateParameters) => known.ExportParameters(false);

        public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();

        public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) => signature ?? throw new DigestTaken(hash);

        public override bool TrySignHash(ReadOnlySpan<byte> hash, Span<byte> destination, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding, out int bytesWritten)
        {
            var made = SignHash(hash.ToArray(), hashAlgorithm, padding);
            bytesWritten = made.Length;
            return made.AsSpan().TryCopyTo(destination);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) known.Dispose();
            base.Dispose(disposing);
        }
    }
}
