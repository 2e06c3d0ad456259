using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Tests;

namespace Akashi.Fuzz;

/// <summary>
/// The keys of an issuer, of its CA and of the CA's responder. Everything genuine is made with them; nothing signed without them is trusted.
/// </summary>
internal sealed class IssuerMaterial
{
    private const int RsaBits = 2048;
    private static readonly string[] Names = ["issuer-credential-key", "issuer-status-key", "issuer-nqs-key", "issuer-authority-key", "issuer-responder-key"];

    private IssuerMaterial(ECDsa credential, ECDsa status, RSA nqs, RSA authority, RSA responder)
    {
        (Credential, Status, Nqs) = (new FileSigner("credential", credential), new FileSigner("status", status), new NqsFileSigner(nqs));
        (AuthorityKey, Responder) = (authority, responder);
        Authority = new SmallAuthority(authority, Material.Now.AddYears(-1));
        AskedAbout = Authority.Leaf(credential, 1);
        Other = Authority.Leaf(status, 2);
    }

    public FileSigner Credential { get; }

    public FileSigner Status { get; }

    public NqsFileSigner Nqs { get; }

    public SmallAuthority Authority { get; }

    public RSA AuthorityKey { get; }

    /// <summary>Key of the responder that has a certificate from the CA.</summary>
    public RSA Responder { get; }

    /// <summary>The certificate in question.</summary>
    public X509Certificate2 AskedAbout { get; }

    /// <summary>Another certificate of the same CA.</summary>
    public X509Certificate2 Other { get; }

    public static IssuerMaterial Make() => new(
        ECDsa.Create(ECCurve.NamedCurves.nistP256), ECDsa.Create(ECCurve.NamedCurves.nistP256), RSA.Create(RsaBits), RSA.Create(RsaBits), RSA.Create(RsaBits));

    public static IssuerMaterial Read(string folder)
    {
        var keys = Names.Select(name => File.ReadAllBytes(Path.Combine(folder, name))).ToArray();
        return new IssuerMaterial(
            Import(ECDsa.Create(), keys[0]), Import(ECDsa.Create(), keys[1]), Import(RSA.Create(), keys[2]), Import(RSA.Create(), keys[3]),
            Import(RSA.Create(), keys[4]));
    }

    public void Write(string folder)
    {
        AsymmetricAlgorithm[] keys = [Credential.Key, Status.Key, Nqs.Key, AuthorityKey, Responder];
        foreach (var (name, key) in Names.Zip(keys)) File.WriteAllBytes(Path.Combine(folder, name), key.ExportPkcs8PrivateKey());
    }

    private static T Import<T>(T key, byte[] bytes)
        where T : AsymmetricAlgorithm
    {
        key.ImportPkcs8PrivateKey(bytes, out _);
        return key;
    }
}

/// <summary>A P-256 key. Its id follows from its label, so that kept inputs name it in every run.</summary>
internal sealed class FileSigner(string label, ECDsa key) : ISigner
{
    public ECDsa Key => key;

    public ReadOnlyMemory<byte> KeyId { get; } = SHA256.HashData(Encoding.ASCII.GetBytes(label)).AsMemory(0, 8);

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned) =>
        key.SignData(toBeSigned, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}

/// <summary>The key of the profile "nqs".</summary>
internal sealed class NqsFileSigner(RSA key) : INqsSigner
{
    public RSA Key => key;

    public string KeyId => "P-000001";

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned) => key.SignData(toBeSigned, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
}
