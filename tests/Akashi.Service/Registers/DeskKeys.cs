using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Service.Issuing.Keys;

namespace Akashi.Service.Tests.Registers;

/// <summary>
/// The issuer's keys of a desk and their certificates, two of each purpose. Desks whose certificates live equally long share them: to make them takes as
/// long as a small test.
/// </summary>
internal sealed class DeskKeys
{
    private static readonly ConcurrentDictionary<(DateTimeOffset, DateTimeOffset), DeskKeys> Made = new();
    private readonly Dictionary<string, string> files = [];
    private readonly byte[] root;

    private DeskKeys(DateTimeOffset begin, DateTimeOffset end)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Root of the desk", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(begin, end);
        root = certificate.RawData;
        foreach (var purpose in Enum.GetValues<KeyPurpose>())
        {
            foreach (var label in new[] { purpose.Name(), purpose.Name() + "-2" }) Certify(label, purpose, certificate, rootKey);
        }
    }

    /// <summary>Writes them to a folder, which is made.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="begin">From when the certificates count.</param>
    /// <param name="end">Until when.</param>
    /// <returns>Their root.</returns>
    public static X509Certificate2 Write(string folder, DateTimeOffset begin, DateTimeOffset end)
    {
        var made = Made.GetOrAdd((begin, end), key => new DeskKeys(key.Item1, key.Item2));
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in made.files) File.WriteAllText(Path.Combine(folder, name), text);
        return X509CertificateLoader.LoadCertificate(made.root);
    }

    private void Certify(string label, KeyPurpose purpose, X509Certificate2 authority, ECDsa rootKey)
    {
        using AsymmetricAlgorithm key = purpose.IsRsa() ? TestKeys.New() : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedName($"CN=Desk {purpose}");
        var leaf = key is RSA rsa
            ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name, (ECDsa)key, HashAlgorithmName.SHA256);
        leaf.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        var signer = X509SignatureGenerator.CreateForECDsa(rootKey);
        using var certificate = leaf.Create(authority.SubjectName, signer, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        files[label + ".key.pem"] = key.ExportPkcs8PrivateKeyPem();
        files[label + ".crt.pem"] = certificate.ExportCertificatePem();
    }
}
