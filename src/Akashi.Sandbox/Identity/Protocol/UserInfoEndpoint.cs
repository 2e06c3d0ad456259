using System.Globalization;
using Akashi.Card.SurfaceInput;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>Userinfo: plain JSON with the subject, and of the four facts only those whose scopes were granted.</summary>
internal static class UserInfoEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(WireNames.Endpoints + "userinfo", AnswerAsync);

    private static async Task<IResult> AnswerAsync(HttpContext http, Grants grants, IdentitySettings settings)
    {
        var token = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
        // The token itself is good; it may be a portal's own, or its code was used twice. Of the two ways to send it we know the header only.
        if (http.Request.Headers.Authorization.Count == 0 || grants.Find(token.GetClaim(AccessTokens.GrantClaim)) is not { } grant)
            return ProviderErrors.InvalidToken(http);
        var claims = new Dictionary<string, object> { [Claims.Subject] = token.GetClaim(Claims.Subject)! };
        if (grant.Facts is { } facts)
        {
            foreach (var scope in WireNames.FactScopes.Where(s => token.HasScope(s))) claims[scope] = ValueOf(scope, facts, settings.Claims);
        }
        return Results.Json(claims);
    }

    private static object ValueOf(string scope, CardFacts facts, ClaimsForm form) => (scope, form) switch
    {
        (WireNames.Name, _) => facts.Name,
        (WireNames.Address, ClaimsForm.Plain) => facts.Address,
        (WireNames.Address, _) => new { formatted = facts.Address },
        (WireNames.BirthDate, ClaimsForm.Plain) => facts.BirthDate,
        (WireNames.BirthDate, _) => DateOnly.ParseExact(facts.BirthDate, "yyyyMMdd", CultureInfo.InvariantCulture)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, ClaimsForm.Plain) => facts.Sex,
        _ => facts.Sex switch { "1" => "male", "2" => "female", _ => "other" },
    };
}
