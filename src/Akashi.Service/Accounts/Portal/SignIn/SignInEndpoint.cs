using System.Security.Claims;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;

namespace Akashi.Service.Accounts.Portal.SignIn;

/// <summary>The browser arrives here after a sign-in; a new session with a new key replaces the previous one.</summary>
internal static class SignInEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(AccountsAddresses.SignIn, HandleAsync).RequireAuthorization(Policies.HolderSession);

    private static async Task<IResult> HandleAsync(
        string? card, HttpContext http, ClaimsPrincipal person, SignInHandler handler, SessionCookie cookie, CancellationToken ct)
    {
        var key = await handler.HandleAsync(card ?? "", person.SessionId(), VisitorDevice.Of(http.Request), ct);
        if (key is null) return Results.Redirect(CardsAddresses.Return);
        cookie.Write(http, Surface.Holder, key);
        return Results.Redirect(HomeAddresses.Home);
    }
}
