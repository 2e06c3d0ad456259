using System.Security.Cryptography;
using Akashi.Hosting.Texts;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Sandbox.Identity.Clients;

/// <summary>A portal that was registered beforehand.</summary>
/// <param name="Id">client_id: 1 to 255 characters 0-9, a-z, A-Z.</param>
/// <param name="Name">Name on the phone's pages in Japanese.</param>
/// <param name="EnglishName">Name in English.</param>
/// <param name="RedirectUris">Where the browser may be sent back, compared letter by letter.</param>
/// <param name="SigningKeys">Public keys of its client assertions, each for one algorithm (ES256 or RS256).</param>
/// <param name="EncryptionKey">RSA key of at least 2048 bits for which results of signing are encrypted; null for a portal that never signs.</param>
internal sealed record RegisteredClient(
    string Id, string Name, string EnglishName, IReadOnlyList<string> RedirectUris, IReadOnlyList<JsonWebKey> SigningKeys, JsonWebKey? EncryptionKey)
{
    /// <summary>Name in the language of the page.</summary>
    public string ShownName => Languages.IsJapanese ? Name : EnglishName;

    /// <summary>The public key for encryption; the caller disposes it.</summary>
    public RSA EncryptionRsa() => RSA.Create(new RSAParameters
    {
        Modulus = Base64UrlEncoder.DecodeBytes(EncryptionKey!.N),
        Exponent = Base64UrlEncoder.DecodeBytes(EncryptionKey.E),
    });
}
