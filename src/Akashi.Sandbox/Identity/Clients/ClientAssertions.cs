using System.Collections.Concurrent;
using Akashi.Sandbox.Identity.Protocol;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Sandbox.Identity.Clients;

/// <summary>Checks the JWT by which a portal says who it is (private_key_jwt; RFC 7523, 3).</summary>
internal sealed class ClientAssertions(IdentitySettings settings, TimeProvider clock)
{
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<(string ClientId, string Id), DateTimeOffset> seen = new();

    /// <summary>Checks an assertion and uses up its jti.</summary>
    /// <param name="jwt">The assertion.</param>
    /// <param name="clientId">client_id of the request; null where there is none.</param>
    /// <returns>Why it does not count; null where it does.</returns>
    public async Task<string?> RefuseAsync(string jwt, string? clientId)
    {
        if (!handler.CanReadToken(jwt) || Read(jwt) is not { } token) return "The assertion is not a JWT.";
        if (settings.Clients.Find(token.Issuer) is not { } client) return "iss is not a registered client.";
        if (token.Subject != client.Id || clientId != client.Id) return "iss, sub and client_id are not the same.";
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = client.Id,
            ValidAudiences = [settings.TokenEndpoint.AbsoluteUri, settings.Issuer.AbsoluteUri],
            IssuerSigningKeys = client.SigningKeys.Where(k => string.IsNullOrEmpty(token.Kid) || k.Kid == token.Kid),
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
            LifetimeValidator = (_, end, _, _) => end > clock.GetUtcNow().UtcDateTime,
        });
        if (result.Exception is SecurityTokenInvalidLifetimeException) return "exp is missing or has passed.";
        if (result.Exception is SecurityTokenInvalidAudienceException) return "aud is neither the token endpoint nor the issuer.";
        return result.IsValid ? RefuseTimes(token, client.Id) : "The signature is not by a registered key of the client.";
    }

    private string? RefuseTimes(JsonWebToken token, string clientId)
    {
        var now = clock.GetUtcNow();
        if (token.ValidTo > (now + Lifetimes.Assertion).UtcDateTime) return "exp is more than 10 minutes ahead.";
        if (IsAhead(token, JwtRegisteredClaimNames.Nbf, now) || IsAhead(token, JwtRegisteredClaimNames.Iat, now)) return "nbf or iat is in the future.";
        if (string.IsNullOrEmpty(token.Id)) return "jti is missing.";
        foreach (var (old, ended) in seen.Where(s => s.Value < now)) seen.TryRemove(new KeyValuePair<(string, string), DateTimeOffset>(old, ended));
        return seen.TryAdd((clientId, token.Id), new DateTimeOffset(token.ValidTo, TimeSpan.Zero)) ? null : "jti was used before.";
    }

    private static bool IsAhead(JsonWebToken token, string claim, DateTimeOffset now) =>
        token.TryGetPayloadValue<long>(claim, out var at) && at > (now + Lifetimes.Skew).ToUnixTimeSeconds();

    private JsonWebToken? Read(string jwt)
    {
        try
        {
            return handler.ReadJsonWebToken(jwt);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
