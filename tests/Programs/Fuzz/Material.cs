using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.CardAgent.Signing;

namespace Akashi.Fuzz;

/// <summary>Two CAs, a card's two certificates and what its key signed, and an issuer's keys: what no mutation may be taken for.</summary>
internal sealed class Material
{
    /// <summary>The portal that asks.</summary>
    public static readonly Uri Portal = new("https://portal.example.go.jp");

    /// <summary>The nonce of the request.</summary>
    public static readonly byte[] Nonce = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    /// <summary>A time at which everything is valid.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.FromHours(9));

    /// <summary>What the card signs.</summary>
    public static readonly byte[] Document = Encoding.UTF8.GetBytes(Sample.Document);

    private static readonly string[] Names = ["authentication-root", "signature-root", "authentication", "signature", "key", "challenge", "cms"];
    private readonly byte[][] parts;

    private Material(byte[][] parts, IssuerMaterial issuer) => (this.parts, Issuer) = (parts, issuer);

    /// <summary>Keys of the issuer of credentials.</summary>
    public IssuerMaterial Issuer { get; }

    public X509Certificate2 AuthenticationRoot => X509CertificateLoader.LoadCertificate(parts[0]);

    public X509Certificate2 SignatureRoot => X509CertificateLoader.LoadCertificate(parts[1]);

    /// <summary>The authentication certificate, DER.</summary>
    public byte[] Authentication => parts[2];

    /// <summary>The signature certificate, DER.</summary>
    public byte[] Signature => parts[3];

    /// <summary>The sign-in's signature over origin and nonce.</summary>
    public byte[] Challenge => parts[5];

    /// <summary>The CMS over the document.</summary>
    public byte[] Cms => parts[6];

    /// <summary>The key of both certificates.</summary>
    public RSA Key()
    {
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(parts[4], out _);
        return key;
    }

    public static Material Make()
    {
        using var key = RSA.Create(2048);
        var (authenticationRoot, authentication) = CardCertificates.Authentication(key);
        var (signatureRoot, signature) = CardCertificates.Signature(key);
        byte[] challenge = [.. SHA256.HashData(Encoding.UTF8.GetBytes(Portal.GetLeftPart(UriPartial.Authority))), .. SHA256.HashData(Nonce)];
        var signed = key.SignHash(CardSignature.DigestOf(Document, signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new Material(
        [
            authenticationRoot.RawData, signatureRoot.RawData, authentication.RawData, signature.RawData, key.ExportPkcs8PrivateKey(),
            key.SignData(challenge, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), CardSignature.Assemble(Document, signature, signed),
        ], IssuerMaterial.Make());
    }

    public static Material Read(string folder) => new([.. Names.Select(name => File.ReadAllBytes(Path.Combine(folder, name)))], IssuerMaterial.Read(folder));

    public void Write(string folder)
    {
        foreach (var (name, part) in Names.Zip(parts)) File.WriteAllBytes(Path.Combine(folder, name), part);
        Issuer.Write(folder);
    }
}
