using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Pdf.Signing;

namespace Akashi.Pdf.Tests.Signing;

/// <summary>A root that issues one signing certificate, and a database in which pdfsig trusts it.</summary>
internal static class TestAuthority
{
    public static (PdfSigningKey Key, X509Certificate2 Root) Create(AsymmetricAlgorithm key)
    {
        var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test root", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var root = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(79));
        var name = new X500DistinguishedName("CN=Test issuing body");
        var leaf = key is RSA rsa
            ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name, (ECDsa)key, HashAlgorithmName.SHA256);
        leaf.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        var certificate = leaf.Create(root.SubjectName, X509SignatureGenerator.CreateForECDsa(rootKey), root.NotBefore, root.NotAfter, [1, 2, 3]);
        return (new PdfSigningKey(certificate, key, [root]), root);
    }

    public static string Database(Folder folder, X509Certificate2 root)
    {
        var database = Directory.CreateDirectory(Path.Combine(folder.Path, "nss")).FullName;
        var file = folder.File("root.cer", root.RawData);
        Tool.Run("certutil", "-N", "-d", "sql:" + database, "--empty-password");
        var (exit, output) = Tool.Run("certutil", "-A", "-d", "sql:" + database, "-n", "root", "-t", "CT,CT,CT", "-i", file);
        Assert.True(exit == 0, output);
        return database;
    }
}
