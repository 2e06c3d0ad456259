using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Hosting.Tests;

/// <summary>A root, and an intermediate that issues server certificates.</summary>
internal sealed class TlsAuthority
{
    private readonly X509Certificate2 root;
    private readonly X509Certificate2 intermediate;
    private readonly DateTimeOffset begin = TimeProvider.System.GetUtcNow().AddHours(-1);
    private int serial;

    public TlsAuthority(string name = "Test")
    {
        var (rootKey, key) = (ECDsa.Create(ECCurve.NamedCurves.nistP256), ECDsa.Create(ECCurve.NamedCurves.nistP256));
        root = Ca($"CN={name} root", rootKey).CreateSelfSigned(begin, begin.AddDays(3));
        intermediate = Ca($"CN={name} intermediate", key).Create(root, begin, begin.AddDays(2), [1]).CopyWithPrivateKey(key);
    }

    public string Root => root.ExportCertificatePem() + "\n";

    public string Intermediate => intermediate.ExportCertificatePem() + "\n";

    /// <summary>A server certificate and its key, both in PEM.</summary>
    public (string Certificate, string Key) Issue(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(intermediate, begin, begin.AddDays(1), [2, (byte)++serial]);
        return (certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static CertificateRequest Ca(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request;
    }
}
