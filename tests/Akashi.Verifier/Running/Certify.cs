using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Verifier.Tests.Running;

/// <summary>Certificates that the Sandbox's EST would refuse, issued by its real CA.</summary>
internal static class Certify
{
    /// <summary>A certificate for signing.</summary>
    /// <param name="sandbox">The Sandbox whose CA issues it.</param>
    /// <param name="key">The key.</param>
    public static X509Certificate2 UnderSandbox(RunningSandbox sandbox, ECDsa key)
    {
        using var authority = X509CertificateLoader.LoadCertificateFromFile(sandbox.RootFile);
        using var authorityKey = KeyOf(sandbox);
        var request = new CertificateRequest("CN=other", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        var begin = TimeProvider.System.GetUtcNow().AddHours(-1);
        return request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForRSA(authorityKey, RSASignaturePadding.Pkcs1), begin, begin.AddDays(400), [1, 2, 3]);
    }

    /// <summary>A list of revoked certificates, signed by the Sandbox's CA.</summary>
    public static byte[] RevocationList(RunningSandbox sandbox, DateTimeOffset from, params X509Certificate2[] revoked)
    {
        using var authority = X509CertificateLoader.LoadCertificateFromFile(sandbox.RootFile);
        using var authorityKey = KeyOf(sandbox);
        var list = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked) list.AddEntry(certificate, from);
        return list.Build(
            authority.SubjectName, X509SignatureGenerator.CreateForRSA(authorityKey, RSASignaturePadding.Pkcs1), 1, from.AddDays(7), HashAlgorithmName.SHA256,
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false), from);
    }

    private static RSA KeyOf(RunningSandbox sandbox)
    {
        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(sandbox.Data, "ca", "issuer", "ca.key.pem")));
        return key;
    }
}
