using System.Security.Cryptography;
using System.Text;
using Akashi.Trust;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Service.Cards.Phone;

/// <summary>Checks an ID token (OpenID Connect Core, 3.1.3.7). The library checks signature, issuer and audience; the rest is checked here.</summary>
internal sealed class IdTokens(ProviderKeys keys, PhoneSettings settings, TimeProvider clock)
{
    private const int LongestSubject = 255;
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <summary>Checks a token.</summary>
    /// <param name="jwt">As received.</param>
    /// <param name="nonce">That of the attempt.</param>
    /// <param name="accessToken">The access token that came with it.</param>
    /// <param name="ct">Cancels the request for keys.</param>
    /// <returns>Its subject: 1 to 255 printable characters; or the fault.</returns>
    public async Task<(string? Subject, CardFault? Fault)> CheckAsync(string jwt, string nonce, string accessToken, CancellationToken ct)
    {
        if (Read(jwt) is not { Kid: { Length: > 0 } kid, Alg: SecurityAlgorithms.EcdsaSha256 or SecurityAlgorithms.RsaSha256 } token)
            return (null, CardFault.NotConfirmed);
        var (key, fault) = await keys.FindAsync(kid, token.Alg, ct);
        if (key is null) return (null, fault);
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = settings.Issuer,
            ValidAudience = settings.ClientId,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
            LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
        });
        return result.IsValid && IsForUs(token, nonce) && Covers(token, accessToken) && IsSubject(token.Subject)
            ? (token.Subject, null)
            : (null, CardFault.NotConfirmed);
    }

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow();
        return expires > now.UtcDateTime && (notBefore is not { } from || !Clocks.IsAhead(new DateTimeOffset(from), now));
    }

    // For us alone: an audience beside us would be trusted by nobody here, and azp names the client that asked.
    private bool IsForUs(JsonWebToken token, string nonce) =>
        token.Audiences.Count() == 1
        && (!token.TryGetPayloadValue<string>("azp", out var azp) || azp == settings.ClientId)
        && token.TryGetPayloadValue<string>("nonce", out var theirs) && theirs == nonce
        && !Clocks.IsAhead(new DateTimeOffset(token.IssuedAt), clock.GetUtcNow());

    // OpenID Connect Core, 3.1.3.6: the left half of the access token's digest.
    private static bool Covers(JsonWebToken token, string accessToken) =>
        token.TryGetPayloadValue<string>("at_hash", out var hash)
        && hash == Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, SHA256.HashSizeInBytes / 2).ToArray());

    private static bool IsSubject(string? subject) => subject is { Length: > 0 and <= LongestSubject } && subject.All(c => c is > ' ' and <= '~');

    private JsonWebToken? Read(string jwt)
    {
        try
        {
            return handler.CanReadToken(jwt) ? handler.ReadJsonWebToken(jwt) : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }
}
