using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Service.Cards.Phone;

/// <summary>Says to the provider who we are: private_key_jwt (RFC 7523, 3), each one made for one request.</summary>
internal sealed class ClientAssertion(PhoneSettings settings, TimeProvider clock)
{
    private const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>The form of a token request with the given parameters.</summary>
    public FormUrlEncodedContent Form(params IEnumerable<KeyValuePair<string, string>> parameters) => new(
    [
        .. parameters, new("client_id", settings.ClientId), new("client_assertion_type", Type), new("client_assertion", Make()),
    ]);

    private string Make()
    {
        var now = clock.GetUtcNow();
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.ClientId,
            Audience = settings.Token.AbsoluteUri,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Life).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = settings.ClientId,
                [JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7(now).ToString(),
            },
            SigningCredentials = settings.Keys.Assertions,
        });
    }
}
