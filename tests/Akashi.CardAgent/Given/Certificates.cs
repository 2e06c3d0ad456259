using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Card.Emulator;

namespace Akashi.CardAgent.Tests.Given;

/// <summary>A CA and one card's keys, made once per run because generating RSA keys takes long.</summary>
internal static class Certificates
{
    private static readonly Lazy<(X509Certificate2 Root, CardKey Authentication, CardKey Signature)> Made = new(Make);

    public static X509Certificate2 Root => Made.Value.Root;

    public static CardKey Authentication => Made.Value.Authentication;

    public static CardKey Signature => Made.Value.Signature;

    private static (X509Certificate2 Root, CardKey Authentication, CardKey Signature) Make()
    {
        var begin = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Test CA", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var root = request.CreateSelfSigned(begin, begin.AddYears(10));
        return (
            root, Leaf(root, "CN=authentication", 1, X509KeyUsageFlags.DigitalSignature),
            Leaf(root, "CN=signature", 2, X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation));
    }

    private static CardKey Leaf(X509Certificate2 root, string subject, byte serial, X509KeyUsageFlags usage)
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        using var certificate = request.Create(root, root.NotBefore, root.NotBefore.AddYears(5), [serial]);
        return new CardKey(key, certificate.RawData, root.RawData);
    }
}
