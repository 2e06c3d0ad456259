using System.Security.Claims;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Kept;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;

namespace Akashi.Service.Accounts.Portal.SignIn;

/// <summary>The browser arrives here after a sign-in; a new session with a new key replaces the previous one.</summary>
internal static class SignInEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(AccountsAddresses.SignIn, HandleAsync).RequireAuthorization(Policies.HolderSession);

    private static async Task<IResult> HandleAsync(
        string? card, HttpContext http, ClaimsPrincipal person, SignInHandler handler, SessionCookie cookie, IKeptLanguage languages, KeptForms kept,
        CancellationToken ct)
    {
        var signedIn = await handler.HandleAsync(card ?? "", person.SessionId(), VisitorDevice.Of(http.Request), ct);
        if (signedIn is null) return Results.Redirect(CardsAddresses.Return);
        cookie.Write(http, Surface.Holder, signedIn.Cookie);
        // What was chosen in this browser counts; in another one, what the account keeps.
        if (!LanguageChoice.IsKept(http.Request) && await languages.OfAsync(signedIn.AccountId, ct) is { } language) LanguageChoice.Keep(http, language);
        return Results.Redirect(await kept.ReturnPathAsync(http, Surface.Holder, signedIn.AccountId, ct) ?? HomeAddresses.Home);
    }
}
