using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>The token endpoint: a code for tokens, once; or a token of the portal itself, for sign transactions.</summary>
internal static class TokenEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(WireNames.Endpoints + "token", AnswerAsync).DisableAntiforgery();

    private static async Task<IResult> AnswerAsync(HttpContext http, Grants grants, IdentitySettings settings)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType()) return Results.SignIn(ClientItself(request.ClientId!, settings), null, Scheme);
        var code = (await http.AuthenticateAsync(Scheme)).Principal!;
        if (grants.Redeem(code.GetClaim(AccessTokens.GrantClaim)) is null)
        {
            return Results.Forbid(new AuthenticationProperties(new Dictionary<string, string?>
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
                [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The code was used before.",
            }), [Scheme]);
        }
        // OpenIddict says the scope only where it differs from what was asked for.
        var scope = new Dictionary<string, object?> { [Parameters.Scope] = string.Join(' ', code.GetScopes()) };
        return Results.SignIn(code, new AuthenticationProperties(null, scope), Scheme);
    }

    private static ClaimsPrincipal ClientItself(string clientId, IdentitySettings settings)
    {
        var identity = new ClaimsIdentity("client", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, clientId);
        identity.SetResources(settings.Issuer.AbsoluteUri);
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }
}
