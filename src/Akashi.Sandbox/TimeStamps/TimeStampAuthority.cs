using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cmp;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.Utilities.Collections;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Akashi.Sandbox.TimeStamps;

/// <summary>
/// A time stamp authority (RFC 3161) with a root of its own, as the accredited services (認定タイムスタンプ) have. Root and certificate are made at the first
/// start; trust/timestamps.pem in the data folder is the root.
/// </summary>
internal sealed class TimeStampAuthority
{
    private const string Policy = "2.25.305419896114514191981031415926535897";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private const int SerialBytes = 16;
    private static readonly TimeSpan Life = TimeSpan.FromDays(3650 * 2);

    // It is older than every document, also where the clock of a demonstration is set back.
    private static readonly TimeSpan GoodBefore = TimeSpan.FromDays(3650);
    private readonly TimeProvider clock;
    private readonly TimeStampTokenGenerator tokens;

    public TimeStampAuthority(SandboxSettings settings, TimeProvider clock)
    {
        this.clock = clock;
        var (root, own, key) = Open(Directory.CreateDirectory(Path.Combine(settings.Data, "tsa")).FullName, clock.GetUtcNow());
        var trust = Directory.CreateDirectory(Path.Combine(settings.Data, "trust")).FullName;
        File.WriteAllText(Path.Combine(trust, "timestamps.pem"), root.ExportCertificatePem() + "\n");
        using (key)
        {
            var signing = new Asn1SignatureFactory("SHA256WITHECDSA", PrivateKeyFactory.CreateKey(key.ExportPkcs8PrivateKey()));
            var certificate = new BcCertificate(own.RawData);
            var signer = new SignerInfoGeneratorBuilder().Build(signing, certificate);
            var digest = Asn1DigestFactory.Get(NistObjectIdentifiers.IdSha256);
            tokens = new TimeStampTokenGenerator(signer, digest, new DerObjectIdentifier(Policy), isIssuerSerialIncluded: false);
            tokens.SetCertificates(CollectionUtilities.CreateStore([certificate]));
            tokens.SetAccuracySeconds(1);
        }
    }

    /// <summary>The answer to a question; one that says "bad data format" where it cannot be read.</summary>
    public byte[] Answer(byte[] question)
    {
        // A certificate is in an answer only where it was asked for, which the generator sees to; it signs one answer after the other.
        lock (tokens)
        {
            var answers = new TimeStampResponseGenerator(tokens, TspAlgorithms.Allowed);
            try
            {
                var serial = new BigInteger(1, RandomNumberGenerator.GetBytes(SerialBytes));
                return answers.Generate(new TimeStampRequest(question), serial, clock.GetUtcNow().UtcDateTime).GetEncoded();
            }
            catch (Exception e) when (e is IOException or TspException or ArgumentException or InvalidCastException)
            {
                return answers.GenerateFailResponse(PkiStatus.Rejection, PkiFailureInfo.BadDataFormat, "No request of RFC 3161.").GetEncoded();
            }
        }
    }

    private static (X509Certificate2 Root, X509Certificate2 Own, ECDsa Key) Open(string folder, DateTimeOffset now)
    {
        string rootFile = Path.Combine(folder, "root.crt.pem"), ownFile = Path.Combine(folder, "tsa.crt.pem"), keyFile = Path.Combine(folder, "tsa.key.pem");
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(ownFile)) key.ImportFromPem(File.ReadAllText(keyFile));
        else Make(rootFile, ownFile, keyFile, key, now);
        return (X509CertificateLoader.LoadCertificateFromFile(rootFile), X509CertificateLoader.LoadCertificateFromFile(ownFile), key);
    }

    // The certificate's file is written last: whoever finds it finds the others too.
    private static void Make(string rootFile, string ownFile, string keyFile, ECDsa key, DateTimeOffset now)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var top = new CertificateRequest("C=JP, O=Sandbox Time Stamps, CN=Sandbox TSA Root", rootKey, HashAlgorithmName.SHA256);
        top.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        top.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        top.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(top.PublicKey, false));
        using var root = top.CreateSelfSigned(now - GoodBefore, now - GoodBefore + Life);
        var request = new CertificateRequest("C=JP, O=Sandbox Time Stamps, CN=Sandbox TSA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        // RFC 3161, 2.3: this purpose only, and critical.
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(TimeStamping)], true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        var generator = X509SignatureGenerator.CreateForECDsa(rootKey);
        using var own = request.Create(root.SubjectName, generator, root.NotBefore, root.NotAfter, [2]);
        File.WriteAllText(rootFile, root.ExportCertificatePem() + "\n");
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(ownFile, own.ExportCertificatePem() + "\n");
    }
}
