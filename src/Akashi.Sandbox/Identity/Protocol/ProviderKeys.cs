using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>The provider's keys, made anew at each start: ES256 for ID tokens, RS256 for access tokens, another for what only it reads itself.</summary>
internal sealed class ProviderKeys : IDisposable
{
    private const int RsaBits = 2048;
    private readonly ECDsa ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RSA rsa = RSA.Create(RsaBits);

    public ProviderKeys(TimeProvider clock)
    {
        IdTokens = new SigningCredentials(new ECDsaSecurityKey(ec) { KeyId = NewId(clock) }, SecurityAlgorithms.EcdsaSha256);
        AccessTokens = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = NewId(clock) }, SecurityAlgorithms.RsaSha256);
        Codes = new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)) { KeyId = NewId(clock) };
    }

    public SigningCredentials IdTokens { get; }

    public SigningCredentials AccessTokens { get; }

    /// <summary>Encrypts authorization codes.</summary>
    public SymmetricSecurityKey Codes { get; }

    public void Dispose()
    {
        ec.Dispose();
        rsa.Dispose();
    }

    private static string NewId(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString();
}
