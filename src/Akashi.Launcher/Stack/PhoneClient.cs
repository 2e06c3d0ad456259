using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Akashi.Hosting.Files;

namespace Akashi.Launcher.Stack;

/// <summary>The Service's registration at the Sandbox's identity provider: its keys, and the file of clients that the provider reads at its start.</summary>
/// <param name="folder">Where they are kept, so that a restart finds the same keys.</param>
internal sealed class PhoneClient(string folder)
{
    /// <summary>client_id of the Service.</summary>
    public const string Id = "akashiportal";

    private const int RsaBits = 2048;

    /// <summary>Key for client assertions.</summary>
    public string SigningKey => Path.Combine(folder, "signing.pem");

    /// <summary>Key for which results of signing are encrypted.</summary>
    public string EncryptionKey => Path.Combine(folder, "encryption.pem");

    /// <summary>The file of clients.</summary>
    public string Clients => Path.Combine(folder, "clients.json");

    /// <summary>Makes the keys that are not there yet, and writes the file of clients.</summary>
    /// <param name="service">Origin of the Service, to which browsers come back.</param>
    public void Prepare(Uri service)
    {
        PrivateFolder.Make(folder);
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var encryption = RSA.Create(RsaBits);
        Keep(signing, SigningKey);
        Keep(encryption, EncryptionKey);
        DurableFile.Write(Clients, JsonSerializer.Serialize(new[]
        {
            new
            {
                client_id = Id,
                client_name = Demo.DemoWords.Get("PortalName"),
                client_name_en = "National Qualifications Online",
                redirect_uris = new[] { new Uri(service, "/cards/phone/return").AbsoluteUri },
                jwks = new { keys = new[] { Jwk(signing) } },
                encryption_jwk = Jwk(encryption),
            },
        }));
    }

    private static void Keep(AsymmetricAlgorithm key, string file)
    {
        if (File.Exists(file)) key.ImportFromPem(File.ReadAllText(file));
        else DurableFile.WriteNew(file, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
    }

    private static SortedDictionary<string, string> Jwk(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return WithId(new(StringComparer.Ordinal)
        {
            ["crv"] = "P-256",
            ["kty"] = "EC",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        });
    }

    private static SortedDictionary<string, string> Jwk(RSA key)
    {
        var parts = key.ExportParameters(includePrivateParameters: false);
        return WithId(new(StringComparer.Ordinal)
        {
            ["e"] = Base64Url.EncodeToString(parts.Exponent),
            ["kty"] = "RSA",
            ["n"] = Base64Url.EncodeToString(parts.Modulus),
        });
    }

    // The Service names its keys by their thumbprints (RFC 7638): the digest of exactly these members, in the order of their names.
    private static SortedDictionary<string, string> WithId(SortedDictionary<string, string> jwk)
    {
        jwk["kid"] = Base64Url.EncodeToString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(jwk)));
        return jwk;
    }
}
