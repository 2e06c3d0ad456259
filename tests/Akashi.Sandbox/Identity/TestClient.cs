using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>A registered portal with its keys. It makes client assertions by hand, right and wrong ones.</summary>
public sealed class TestClient
{
    private readonly ECDsa? ec;
    private readonly RSA? rsa;
    private readonly RSA decryption = TestKeys.New();

    private TestClient(string id, ECDsa? ec, RSA? rsa) => (Id, this.ec, this.rsa) = (id, ec, rsa);

    public string Id { get; }

    /// <summary>Its entry in the file of clients.</summary>
    public JsonNode Registration => new JsonObject
    {
        ["client_id"] = Id,
        ["client_name"] = "国家資格オンライン " + Id,
        ["client_name_en"] = "National Qualifications Online " + Id,
        ["redirect_uris"] = new JsonArray(RunningIdentity.Back),
        ["jwks"] = new JsonObject { ["keys"] = new JsonArray(PublicKey()) },
        ["encryption_jwk"] = RsaJwk(decryption, "enc"),
    };

    /// <summary>The key of the portal with its private part, as a JWK.</summary>
    public string PrivateJwk
    {
        get
        {
            var parameters = ec!.ExportParameters(true);
            var jwk = PublicKey();
            jwk["d"] = Base64UrlEncoder.Encode(parameters.D!);
            return jwk.ToJsonString();
        }
    }

    /// <summary>The key for encryption in PEM (PKCS#8).</summary>
    public string DecryptionPem => decryption.ExportPkcs8PrivateKeyPem();

    public static TestClient Ec(string id) => new(id, ECDsa.Create(ECCurve.NamedCurves.nistP256), null);

    public static TestClient Rsa(string id) => new(id, null, TestKeys.New());

    /// <summary>An assertion. What is not given is right.</summary>
    public string Assertion(RunningIdentity provider, string? audience = null, TimeSpan? life = null, string? id = null, string? subject = null)
    {
        var now = TimeProvider.System.GetUtcNow() + provider.Clock.Offset();
        var header = new JsonObject { ["alg"] = ec is null ? "RS256" : "ES256", ["kid"] = "sig", ["typ"] = "JWT" };
        var claims = new JsonObject
        {
            ["iss"] = Id,
            ["sub"] = subject ?? Id,
            ["aud"] = audience ?? provider.Issuer + "/protocol/openid-connect/token",
            ["jti"] = id ?? Guid.CreateVersion7(now).ToString(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + (life ?? TimeSpan.FromSeconds(60))).ToUnixTimeSeconds(),
        };
        var text = Base64UrlEncoder.Encode(header.ToJsonString()) + "." + Base64UrlEncoder.Encode(claims.ToJsonString());
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = ec?.SignData(bytes, HashAlgorithmName.SHA256) ?? rsa!.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return text + "." + Base64UrlEncoder.Encode(signature);
    }

    /// <summary>Opens a JWE of RSA-OAEP-256 and A256GCM.</summary>
    public JsonElement Open(string jwe)
    {
        var parts = jwe.Split('.');
        var key = decryption.Decrypt(Base64UrlEncoder.DecodeBytes(parts[1]), RSAEncryptionPadding.OaepSHA256);
        var encrypted = Base64UrlEncoder.DecodeBytes(parts[3]);
        var plain = new byte[encrypted.Length];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(Base64UrlEncoder.DecodeBytes(parts[2]), encrypted, Base64UrlEncoder.DecodeBytes(parts[4]), plain, Encoding.ASCII.GetBytes(parts[0]));
        return JsonDocument.Parse(plain).RootElement;
    }

    private static JsonObject RsaJwk(RSA key, string kid)
    {
        var parameters = key.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = kid,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus!),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent!),
        };
    }

    private JsonObject PublicKey()
    {
        if (ec is null) return RsaJwk(rsa!, "sig");
        var point = ec.ExportParameters(false).Q;
        return new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["kid"] = "sig",
            ["x"] = Base64UrlEncoder.Encode(point.X!),
            ["y"] = Base64UrlEncoder.Encode(point.Y!),
        };
    }
}
