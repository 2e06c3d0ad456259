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
        var claims = grant.Facts is { } facts ? ClaimsOf(facts, WireNames.FactScopes.Where(s => token.HasScope(s)), settings.Claims) : [];
        claims[Claims.Subject] = token.GetClaim(Claims.Subject)!;
        return Results.Json(claims);
    }

    /// <summary>The facts of granted scopes as claims of the same names.</summary>
    internal static Dictionary<string, object> ClaimsOf(CardFacts facts, IEnumerable<string> scopes, ClaimsForm form) =>
        scopes.ToDictionary(s => s, s => ValueOf(s, facts, form));

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
