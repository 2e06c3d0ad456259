using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akashi.Service.Cards.Phone;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>A provider that says whatever a test wants. Unless a test changes something, every answer is right.</summary>
internal sealed class ScriptedProvider : HttpMessageHandler
{
    public const string ClientId = "akashiportal";
    public const string Subject = "pairwise-subject";
    public const string AccessToken = "access.token-1";
    public static readonly Uri Back = new("http://localhost:9/cards/phone/return");
    private static readonly ECDsa OurSigning = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ScriptedProvider()
    {
        Settings = new PhoneSettings
        {
            Issuer = "https://provider.test/api/realms/main",
            Authorization = new Uri("https://provider.test/auth"),
            Token = new Uri("https://provider.test/token"),
            UserInfo = new Uri("https://provider.test/userinfo"),
            Certificates = new Uri("https://provider.test/certs"),
            SignTransactions = new Uri("https://provider.test/sign-transactions"),
            ClientId = ClientId,
            Keys = new PhoneKeys(OurSigning, OurEncryption),
            OnComputers = true,
        };
        var http = new ProviderHttp(new HttpClient(this));
        Provider = new PhoneProvider(
            http, new ClientAssertion(Settings, Clock), new IdTokens(new ProviderKeys(http, Settings), Settings, Clock), Settings);
    }

    public static RSA OurEncryption { get; } = RSA.Create(2048);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 3, 0, 0, TimeSpan.Zero));

    public PhoneSettings Settings { get; }

    public PhoneProvider Provider { get; }

    public PhoneOpening Opening { get; } = PhoneOpening.Make(null);

    /// <summary>Signs ID tokens.</summary>
    public ECDsa Key { get; set; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>What /certs offers: the key above unless set.</summary>
    public ECDsa? Published { get; set; }

    public string Kid { get; set; } = "k1";

    /// <summary>Changes the header or the claims of the ID token.</summary>
    public Action<JsonObject, JsonObject> Token { get; set; } = (_, _) => { };

    /// <summary>Answers of addresses that a test sets, by the end of the path.</summary>
    public Dictionary<string, Func<HttpResponseMessage>> Says { get; } = [];

    /// <summary>Requests by the end of the path, with their bodies.</summary>
    public List<(string Path, string Body)> Asked { get; } = [];

    public static HttpResponseMessage Json(object body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };

    public Task<(PhoneGrant? Grant, Akashi.Service.Cards.CardFault? Fault)> RedeemAsync() =>
        Provider.RedeemAsync("code-1", Opening, Back, TestContext.Current.CancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/')[^1];
        Asked.Add((path, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        if (Says.TryGetValue(path, out var says)) return says();
        return path switch
        {
            "certs" => Json(new { keys = new[] { Jwk(Published ?? Key) } }),
            "token" => Json(new { access_token = AccessToken, token_type = "Bearer", id_token = IdToken() }),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    private object Jwk(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return new { kty = "EC", crv = "P-256", use = "sig", kid = Kid, x = Base64UrlEncoder.Encode(point.X!), y = Base64UrlEncoder.Encode(point.Y!) };
    }

    private string IdToken()
    {
        var now = Clock.GetUtcNow();
        var header = new JsonObject { ["alg"] = "ES256", ["kid"] = Kid, ["typ"] = "JWT" };
        var claims = new JsonObject
        {
            ["iss"] = Settings.Issuer,
            ["sub"] = Subject,
            ["aud"] = ClientId,
            ["azp"] = ClientId,
            ["nonce"] = Opening.Nonce,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddSeconds(300).ToUnixTimeSeconds(),
            ["at_hash"] = HashOf(AccessToken),
        };
        Token(header, claims);
        var text = Base64UrlEncoder.Encode(header.ToJsonString()) + "." + Base64UrlEncoder.Encode(claims.ToJsonString());
        var signature = (string?)header["alg"] switch
        {
            "none" => [],
            // The classic confusion: the public key as a secret.
            "HS256" => HMACSHA256.HashData(Key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(text)),
            _ => Key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256),
        };
        return text + "." + Base64UrlEncoder.Encode(signature);
    }

    public static string HashOf(string token) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(token))[..16]);
}
