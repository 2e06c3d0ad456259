using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Sandbox.CertificateAuthorities;
using Akashi.Sandbox.Personas;

namespace Akashi.Service.Tests.Given;

/// <summary>A key of a card with its certificate.</summary>
public sealed record TestKey(RSA Key, X509Certificate2 Certificate);

/// <summary>What a My Number card holds, in the hands of a test: no PIN stands between, so it can also sign what no honest agent would.</summary>
public sealed record TestCard(Persona Persona, TestKey Authentication, TestKey Signature)
{
    /// <summary>The facts as the agent uploads them.</summary>
    public object Facts => new
    {
        name = Persona.Name,
        address = Persona.Address,
        birthDate = Persona.Birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        sex = Persona.Sex.ToString(CultureInfo.InvariantCulture),
        certificate = Authentication.Certificate.RawData,
    };

    /// <summary>Subject of the sign-in key that this card opens an account by.</summary>
    public string Subject => Convert.ToHexStringLower(SHA256.HashData(Authentication.Certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    /// <summary>The signature that signs in: over both digests of origin and nonce (card request protocol).</summary>
    public byte[] SignChallenge(string origin, byte[] nonce) => Challenge.Sign(Authentication.Key, origin, nonce);

    /// <summary>The CMS that signs a document.</summary>
    public byte[] SignDocument(byte[] document) => new CmsForm().Sign(document, Signature);

    // The authentication key is the account, so each card has its own. All else may share one.
    internal static RSA SharedKey { get; } = RSA.Create(2048);

    /// <summary>A new card, certified by the Sandbox's CAs.</summary>
    internal static TestCard Make(Profiles profiles, Persona persona)
    {
        var (authentication, signature) = (TestKeys.New(), SharedKey);
        return new TestCard(persona, new TestKey(authentication, profiles.Authentication(authentication)), new TestKey(signature, profiles.Signature(signature, persona)));
    }

    /// <summary>The card of a folder of the Sandbox.</summary>
    internal static TestCard Read(string folder, Persona persona) => new(persona, ReadKey(folder, "authentication"), ReadKey(folder, "signature"));

    private static TestKey ReadKey(string folder, string kind)
    {
        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(folder, kind + ".key.pem")));
        return new TestKey(key, X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, kind + ".crt.pem")));
    }
}
