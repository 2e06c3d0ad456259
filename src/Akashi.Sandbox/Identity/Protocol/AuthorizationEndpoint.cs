using System.Globalization;
using System.Security.Claims;
using Akashi.Hosting.Texts;
using Akashi.Sandbox.Identity.Phone;
using Akashi.Sandbox.Identity.Signing;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>
/// The authorization endpoint: it sends a new request to the phone's pages, and a request that comes back from there to the portal.
/// </summary>
internal sealed class AuthorizationEndpoint(
    Journeys journeys, AuthorizationRules rules, SignTransactions transactions, Grants grants, PairwiseSubjects subjects, IdentitySettings settings,
    TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(WireNames.Endpoints + "auth", (HttpContext http, AuthorizationEndpoint endpoint) => endpoint.Answer(http));

    private IResult Answer(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var client = rules.ClientOf(request)!;
        if ((string?)request[Journey.Parameter] is { } id) return Return(http, id, request);
        var transaction = request.HasScope(WireNames.SignScope) ? transactions.FindOpen((string?)request[WireNames.TransactionId], client.Id) : null;
        var journey = journeys.Begin(client, [.. request.GetScopes()], transaction, http.Request.QueryString.Value!);
        var language = (request.UiLocales ?? "").Split(' ').FirstOrDefault(l => Languages.Of(l) is not null);
        return Results.Redirect(language is null ? journey.Address : LanguageSwitch.With(journey.Address, language));
    }

    // Only the request that set out comes back, and only once.
    private IResult Return(HttpContext http, string id, OpenIddictRequest request)
    {
        if (journeys.Find(id) is not { } journey || journey.ReturnQuery != http.Request.QueryString.Value)
            return ProviderErrors.Json(StatusCodes.Status400BadRequest, Errors.InvalidRequest, "This request did not set out from here.");
        if (!journey.TryEnd(out var end)) return Results.Redirect(journey.Address);
        return end.Failure is { } failure
            ? Results.Forbid(ErrorOf(failure), [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme])
            : Results.SignIn(PrincipalOf(journey, end, request), SessionState(journey), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private ClaimsPrincipal PrincipalOf(Journey journey, JourneyEnd end, OpenIddictRequest request)
    {
        var grant = grants.Add(journey.Client.Id, end.Facts, journey.Transaction?.Id);
        var identity = new ClaimsIdentity("phone", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, subjects.Of(journey.Client.Id, end.Serial!));
        identity.SetClaim(Claims.AuthenticationContextReference, WireNames.Acr);
        identity.SetClaim(Claims.AuthenticationTime, clock.GetUtcNow().ToUnixTimeSeconds());
        identity.SetClaim(AccessTokens.GrantClaim, grant.Id.ToString());
        identity.SetScopes(request.GetScopes());
        identity.SetResources(settings.Issuer.AbsoluteUri);
        identity.SetDestinations(static claim => claim.Type switch
        {
            Claims.Subject => [Destinations.AccessToken, Destinations.IdentityToken],
            AccessTokens.GrantClaim => [Destinations.AccessToken],
            _ => [Destinations.IdentityToken],
        });
        return new ClaimsPrincipal(identity);
    }

    private static AuthenticationProperties SessionState(Journey journey) =>
        new(null, new Dictionary<string, object?> { [WireNames.SessionState] = journey.Id.ToString("D", CultureInfo.InvariantCulture) });

    private static AuthenticationProperties ErrorOf(PhoneFailure failure)
    {
        var (error, description) = failure.Said();
        return new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        });
    }
}
