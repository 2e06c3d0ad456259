using System.Security.Claims;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;

namespace Akashi.Service.Accounts.Portal.SignIn;

/// <summary>The browser arrives here after a sign-in; a new session with a new key replaces the previous one.</summary>
internal static class SignInEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(AccountsAddresses.SignIn, HandleAsync).RequireAuthorization(Policies.HolderSession);

    private static async Task<IResult> HandleAsync(
        string? card, HttpContext http, ClaimsPrincipal person, SignInHandler handler, SessionStore sessions, SessionCookie cookie, IKeptLanguage languages,
        CancellationToken ct)
    {
        if (await handler.HandleAsync(card ?? "", person.SessionId(), ct) is not { } account) return Results.Redirect(CardsAddresses.Return);
        await sessions.EndAsync(person.SessionId(), ct);
        var (_, key) = await sessions.OpenAsync(Surface.Holder, account, ct);
        cookie.Write(http, Surface.Holder, key);
        // What was chosen in this browser counts; in another one, what the account keeps.
        if (!LanguageChoice.IsKept(http.Request) && await languages.OfAsync(account, ct) is { } kept) LanguageChoice.Keep(http, kept);
        return Results.Redirect(HomeAddresses.Home);
    }
}
