using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Sandbox.CertificateAuthorities;
using Akashi.Sandbox.Personas;

namespace Akashi.Service.Tests.Given;

/// <summary>A card's key with its certificate.</summary>
public sealed record TestKey(RSA Key, X509Certificate2 Certificate);

/// <summary>The content of a My Number card. No PIN protects it, so a test can also sign what no honest agent would.</summary>
public sealed record TestCard(Persona Persona, TestKey Authentication, TestKey Signature)
{
    /// <summary>The facts as the agent sends them.</summary>
    public object Facts => new
    {
        name = Persona.Name,
        address = Persona.Address,
        birthDate = Persona.Birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        sex = Persona.Sex.ToString(CultureInfo.InvariantCulture),
        certificate = Authentication.Certificate.RawData,
    };

    /// <summary>Subject of the sign-in key with which this card opens an account.</summary>
    public string Subject => Convert.ToHexStringLower(SHA256.HashData(Authentication.Certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    /// <summary>Makes the signature for signing in, over the digests of origin and nonce (card request protocol).</summary>
    public byte[] SignChallenge(string origin, byte[] nonce) => Challenge.Sign(Authentication.Key, origin, nonce);

    /// <summary>Makes the CMS that signs a document.</summary>
    public byte[] SignDocument(byte[] document) => new CmsForm().Sign(document, Signature);

    // Each card has its own authentication key, because that is the account. Other keys can be shared.
    internal static RSA SharedKey { get; } = RSA.Create(2048);

    /// <summary>A new card, certified by the Sandbox's CAs.</summary>
    internal static TestCard Make(Profiles profiles, Persona persona)
    {
        var (authentication, signature) = (TestKeys.New(), SharedKey);
        var (first, second) = (profiles.Authentication(authentication), profiles.Signature(signature, persona));
        return new TestCard(persona, new TestKey(authentication, first), new TestKey(signature, second));
    }

    /// <summary>Reads a card from a folder of the Sandbox.</summary>
    internal static TestCard Read(string folder, Persona persona) => new(persona, ReadKey(folder, "authentication"), ReadKey(folder, "signature"));

    private static TestKey ReadKey(string folder, string kind)
    {
        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(folder, kind + ".key.pem")));
        return new TestKey(key, X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, kind + ".crt.pem")));
    }
}
