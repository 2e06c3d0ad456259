using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Sandbox.CertificateAuthorities;
using ISignatureFactory = Org.BouncyCastle.Crypto.ISignatureFactory;

namespace Akashi.Bench.Verification;

/// <summary>The bench's issuing system: a CA, one key for everything, and lists as they are published.</summary>
internal sealed class BenchIssuer : ISigner
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public BenchIssuer(Uri service)
    {
        Service = service;
        Now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        Authority = MakeAuthority();
        Certificate = Certify();
        KeyId = SHA256.HashData(Certificate.RawData).AsMemory(0, 8);
    }

    public Uri Service { get; }

    public DateTimeOffset Now { get; }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Certificate { get; }

    public ReadOnlyMemory<byte> KeyId { get; }

    /// <summary>What the CA signs OCSP answers with.</summary>
    public ISignatureFactory OcspSigner => field ??= new RsaSignatures(Authority.GetRSAPrivateKey()!);

    public ECDsa PublicKey => Certificate.GetECDsaPublicKey()!;

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned) =>
        key.SignData(toBeSigned, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public string ListUri(int number) => new Uri(Service, "/status/" + number.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToString();

    /// <summary>A list in which one place in a thousand is not valid.</summary>
    public byte[] List(int number) => StatusList.Issue(
        ListUri(number), Enumerable.Range(0, StatusList.Places / 1000).Select(
            i => KeyValuePair.Create((i * 1000) + 999, StatusValue.Revoked)), Now, TimeSpan.FromHours(24), TimeSpan.FromSeconds(5), this);

    /// <summary>A trust list that names the key.</summary>
    public byte[] TrustList()
    {
        const CertificatePurpose All = CertificatePurpose.Credentials | CertificatePurpose.StatusLists | CertificatePurpose.TrustLists;
        var now = TimeProvider.System.GetUtcNow();
        return Credentials.Trust.TrustList.Issue(
            new Uri(Service, "/trust/list").ToString(), [new TrustedKey(Certificate.RawData, All, CertificateState.Good, now)], [ListUri(1)], now,
            TimeSpan.FromMinutes(10), this, Credentials.Trust.TrustList.LongestOffline);
    }

    /// <summary>A valid credential of usual length.</summary>
    public byte[] Credential(int number, int lists) => Credentials.Format.Credential.Issue(
        new CredentialClaims(Service.GetLeftPart(UriPartial.Authority), Now.AddDays(365), Now.AddDays(-1), RandomNumberGenerator.GetBytes(16),
            new StatusReference(ListUri((number % lists) + 1), number * 7919 % (StatusList.Places / 1000) * 1000), Facts), this);

    private static CredentialFacts Facts => new()
    {
        QualificationId = "nurse",
        QualificationName = "看護師",
        RegistrationNumber = "第01234567号",
        RegisteredOn = new DateOnly(2015, 4, 20),
        Name = "山田　花子",
        Kana = "ヤマダ　ハナコ",
        BirthOn = new DateOnly(1990, 12, 31),
        BodyName = "厚生労働省",
        RegisterVersion = 3,
    };

    private X509Certificate2 MakeAuthority()
    {
        var authority = RSA.Create(2048);
        var request = new CertificateRequest("CN=Root of the bench", authority, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(500));
    }

    private X509Certificate2 Certify()
    {
        var request = new CertificateRequest("CN=Key of the bench", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        string[] usages = [CertificatePurposes.CredentialSigning, CertificatePurposes.StatusListSigning, CertificatePurposes.TrustListSigning];
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. usages.Select(u => new Oid(u))], false));
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([new Uri(Service, "/ocsp").ToString()], []));
        using var authority = Authority.GetRSAPrivateKey()!;
        return request.Create(
            Authority.SubjectName, X509SignatureGenerator.CreateForRSA(authority, RSASignaturePadding.Pkcs1), Now.AddHours(-1), Now.AddDays(400),
            [1, 2, 3, 4]);
    }
}
