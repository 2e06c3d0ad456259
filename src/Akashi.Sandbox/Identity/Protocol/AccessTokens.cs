using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>Who shows an access token.</summary>
/// <param name="ClientId">The portal.</param>
/// <param name="Grant">What a person granted; null for the portal's own token.</param>
internal sealed record ShownToken(string ClientId, Grant? Grant);

/// <summary>Reads the access tokens of the signing API, which lies outside of OpenID Connect.</summary>
internal sealed class AccessTokens(ProviderKeys keys, IdentitySettings settings, Grants grants, TimeProvider clock)
{
    /// <summary>Claim that names the grant.</summary>
    public const string GrantClaim = "grant";

    private const string Scheme = "Bearer ";

    /// <summary>The token of a request; null where there is none or it does not count.</summary>
    public async Task<ShownToken?> ReadAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(header[Scheme.Length..], new TokenValidationParameters
        {
            ValidIssuer = settings.Issuer.AbsoluteUri,
            ValidAudience = settings.Issuer.AbsoluteUri,
            IssuerSigningKey = keys.AccessTokens.Key,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidTypes = ["at+jwt"],
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token) return null;
        if (!token.TryGetPayloadValue<string>(GrantClaim, out var id)) return new ShownToken(token.Subject, null);
        return grants.Find(id) is { } grant ? new ShownToken(grant.ClientId, grant) : null;
    }
}
