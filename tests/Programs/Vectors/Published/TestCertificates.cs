using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Trust;

namespace Akashi.Vectors.Published;

/// <summary>Certificates under a root that anyone can use; the same bytes every time.</summary>
internal static class TestCertificates
{
    private static readonly X500DistinguishedName RootName = new("CN=Root of the vectors");
    private static readonly DateTimeOffset Begin = DateTimeOffset.FromUnixTimeSeconds(Parts.Issued);

    public static readonly TestEcKey RootKey = new("root");

    public static byte[] Root { get; } = MadeRoot();

    /// <summary>A certificate of an issuer's key.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="usages">Extended key usages; empty for no such extension.</param>
    /// <param name="days">Its life in days.</param>
    /// <param name="usage">Key usage; null for no such extension.</param>
    /// <param name="signer">The CA's key, which may differ from the root's.</param>
    /// <param name="begins">Its begin, Unix time.</param>
    /// <param name="issuer">Name of its issuer; the root's where null.</param>
    /// <param name="critical">Whether it has a critical extension that nobody knows.</param>
    public static byte[] Of(
        TestEcKey key, string[] usages, int days = 365, X509KeyUsageFlags? usage = X509KeyUsageFlags.DigitalSignature, TestEcKey? signer = null,
        int begins = Parts.Issued, string? issuer = null, bool critical = false)
    {
        var request = Request(PublicKeyOf(key), usages, usage);
        if (critical) request.CertificateExtensions.Add(new X509Extension("2.25.255", [0x05, 0x00], critical: true));
        var begin = DateTimeOffset.FromUnixTimeSeconds(begins);
        return Issued(request, issuer is null ? RootName : new X500DistinguishedName(issuer), signer ?? RootKey, begin, begin.AddDays(days));
    }

    /// <summary>A certificate that was issued by one that the root issued.</summary>
    public static byte[] Below(TestEcKey key, string[] usages)
    {
        var between = new X500DistinguishedName("CN=CA between");
        return Issued(Request(PublicKeyOf(key), usages, X509KeyUsageFlags.DigitalSignature), between, Parts.Other, Begin, Begin.AddDays(365));
    }

    /// <summary>A certificate for a key on another 256-bit curve.</summary>
    public static byte[] OnBrainpool()
    {
        // The curve's own base point (RFC 5639, 3.4), whose private number is 1.
        var point = new ECPoint
        {
            X = Convert.FromHexString("8BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262"),
            Y = Convert.FromHexString("547EF835C3DAC4FD97F8461A14611DC9C27745132DED8E545C1D54C72F046997"),
        };
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.brainpoolP256r1, Q = point });
        var request = Request(new PublicKey(key), [CertificatePurposes.CredentialSigning], X509KeyUsageFlags.DigitalSignature);
        return Issued(request, RootName, RootKey, Begin, Begin.AddDays(365));
    }

    private static CertificateRequest Request(PublicKey key, string[] usages, X509KeyUsageFlags? usage)
    {
        var request = new CertificateRequest(new X500DistinguishedName("CN=Key of the vectors"), key, HashAlgorithmName.SHA256);
        if (usage is { } flags) request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, true));
        if (usages.Length > 0) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. usages.Select(u => new Oid(u))], false));
        return request;
    }

    private static byte[] Issued(CertificateRequest request, X500DistinguishedName issuer, TestEcKey signer, DateTimeOffset begin, DateTimeOffset end)
    {
        using var made = request.Create(
            issuer, new Generator(signer), begin, end, SHA256.HashData(request.PublicKey.EncodedKeyValue.RawData)[..8]);
        return made.RawData;
    }

    private static byte[] MadeRoot()
    {
        var request = new CertificateRequest(RootName, PublicKeyOf(RootKey), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        using var made = request.Create(RootName, new Generator(RootKey), Begin.AddDays(-1), Begin.AddYears(20), [1]);
        return made.RawData;
    }

    private static PublicKey PublicKeyOf(TestEcKey key)
    {
        using var made = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = key.Point.X, Y = key.Point.Y } });
        return new PublicKey(made);
    }

    private sealed class Generator(TestEcKey key) : X509SignatureGenerator
    {
        private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence()) writer.WriteObjectIdentifier(EcdsaWithSha256);
            return writer.Encode();
        }

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm)
        {
            var signature = key.Sign(data);
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteIntegerUnsigned(Shortest(signature.AsSpan(0, 32)));
                writer.WriteIntegerUnsigned(Shortest(signature.AsSpan(32)));
            }
            return writer.Encode();
        }

        protected override PublicKey BuildPublicKey() => PublicKeyOf(key);

        private static ReadOnlySpan<byte> Shortest(ReadOnlySpan<byte> number) => number.TrimStart((byte)0);
    }
}
